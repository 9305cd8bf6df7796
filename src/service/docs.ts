/** The docs of a draft's or version's texts, and of many at once. */
import type { Node } from 'prosemirror-model';
import type { Roots } from '../domain/draft/event.ts';
import type { Docs } from '../domain/draft/remit.ts';
import type { Language } from '../domain/language.ts';
import type { Hash } from '../domain/text/canonical.ts';
import type { Library } from './library.ts';

/** One doc per language that has a text. */
export async function loadDocs(library: Library, texts: Roots): Promise<Docs> {
  const docs: Partial<Record<Language, Node>> = {};
  for (const [lang, root] of Object.entries(texts))
    docs[lang as Language] = await library.doc(root);
  return docs;
}

/** The library with these texts at hand, read together: for what asks for them one by one. */
export async function bringDocs(library: Library, roots: readonly Hash[]): Promise<Library> {
  const docs = await library.docs(roots);
  return {
    ...library,
    doc: async (root) => docs.get(root) ?? library.doc(root),
    docs: async (asked) => (asked.every((root) => docs.has(root)) ? docs : library.docs(asked)),
  };
}
