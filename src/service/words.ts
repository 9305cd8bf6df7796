/** What the blocks of a version say, for those who check a quotation. */
import type { Node } from 'prosemirror-model';
import type { Draft } from '../domain/draft/draft.ts';
import type { Language } from '../domain/language.ts';
import { idOf } from '../domain/text/identity.ts';
import type { Library } from './library.ts';

/** Text of a block in a version of the draft; null when there is no such block. */
export type Words = (lang: Language, block: string) => string | null;

/** Reads the texts of a version in these languages; a version there is not has no blocks. */
export async function readWords(
  library: Library,
  draft: Draft,
  version: number,
  langs: Iterable<Language>,
): Promise<Words> {
  const words = new Map<string, string>();
  for (const lang of new Set(langs)) {
    const root = draft.versions[version - 1]?.texts[lang];
    if (root) collectWords(await library.doc(root), lang, words);
  }
  return (lang, block) => words.get(`${lang}:${block}`) ?? null;
}

/** The text of every block by id: a section's is its heading, any other's is all inside it. */
function collectWords(doc: Node, lang: Language, words: Map<string, string>): void {
  doc.descendants((node) => {
    const id = idOf(node);
    if (id === '') return;
    const said = node.type.name === 'section' ? node.firstChild : node;
    words.set(`${lang}:${id}`, said?.textBetween(0, said.content.size, ' ', ' ') ?? '');
  });
}
