/** The docs of a draft's or version's texts. */
import type { Node } from 'prosemirror-model';
import type { Roots } from '../domain/draft/event.ts';
import type { Docs } from '../domain/draft/remit.ts';
import type { Language } from '../domain/language.ts';
import type { Library } from './library.ts';

/** One doc per language that has a text. */
export async function loadDocs(library: Library, texts: Roots): Promise<Docs> {
  const docs: Partial<Record<Language, Node>> = {};
  for (const [lang, root] of Object.entries(texts))
    docs[lang as Language] = await library.doc(root);
  return docs;
}
