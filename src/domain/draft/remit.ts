/**
 * What an agency is answerable for in a draft: the blocks its verdict is bound to. A verdict stands
 * while the hash of its remit is unchanged, whatever else in the text moves.
 */
import { Fragment, type Node } from 'prosemirror-model';
import type { Language } from '../language.ts';
import { canonicalJson, type Hash, hashOf, hashText } from '../text/canonical.ts';
import { idOf } from '../text/identity.ts';

/**
 * `whole`: everything. `sections`: those with these ids or template slots, with all in them.
 * `kinds`: every block of these types, wherever it stands.
 */
export type Remit =
  | 'whole'
  | { readonly sections: readonly string[] }
  | { readonly kinds: readonly RemitKind[] };

/**
 * `money` stands for every text that speaks of money: a heading too, and the whole of a table in which
 * anything does, for it is the header of a table that says what its figures are.
 */
export const remitKinds = ['indicator', 'measure', 'table', 'money'] as const;
export type RemitKind = (typeof remitKinds)[number];

/** Words for money in the languages of a text; a word of it may carry any ending. */
const moneyWords = /(?<!\p{L})(тенге|теңге|tenge|бюджет|budget|грант|grant)|₸/iu;

/** The texts of one version, by language. */
export type Docs = Readonly<Partial<Record<Language, Node>>>;

/** Hash of everything in the remit, in every language, in order. Equal hash: nothing in it changed. */
export function remitHash(docs: Docs, remit: Remit): Hash {
  const parts = Object.entries(docs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([lang, doc]) => [
      lang,
      blocksIn(doc, remit).map((block) => [idOf(block), hashOf(block)]),
    ]);
  // Lists of strings are canonical as they are printed.
  return hashText(JSON.stringify(parts));
}

/** True exactly when both have the same `remitHash`, which is not taken for it: the first difference tells. */
export function isRemitSame(a: Docs, b: Docs, remit: Remit): boolean {
  const langs = Object.keys(a) as Language[];
  if (langs.length !== Object.keys(b).length) return false;
  return langs.every((lang) => {
    const [x, y] = [a[lang], b[lang]];
    if (!x || !y) return x === y;
    const [own, other] = [blocksIn(x, remit), blocksIn(y, remit)];
    const isSame = (block: Node, at: number) => isBlockSame(block, other[at] as Node);
    return own.length === other.length && own.every(isSame);
  });
}

const isBlockSame = (x: Node, y: Node): boolean =>
  x === y || (idOf(x) === idOf(y) && hashOf(x) === hashOf(y));

/** The doc with nothing in it but the remit: what its delta is computed on. */
export function narrowToRemit(doc: Node, remit: Remit): Node {
  if (remit === 'whole') return doc;
  const blocks = blocksIn(doc, remit);
  const sections = blocks.filter(({ type }) => type.name === 'section');
  const others = blocks.filter(({ type }) => type.name !== 'section');
  return doc.type.create(doc.attrs, Fragment.fromArray([...others, ...sections]));
}

/** The outermost blocks of the remit, in document order; a heading stands in its section, alone. */
const blocksIn = (doc: Node, remit: Remit): readonly Node[] =>
  remit === 'whole' ? [doc] : blocksWithin(doc, remit, canonicalJson(remit));

/** What was found in a doc or section, by remit: a section that did not change is not looked through again. */
const found = new WeakMap<Node, Map<string, readonly Node[]>>();

function blocksWithin(holder: Node, remit: Exclude<Remit, 'whole'>, key: string): readonly Node[] {
  const known = found.get(holder) ?? new Map<string, readonly Node[]>();
  found.set(holder, known);
  const before = known.get(key);
  if (before) return before;
  const blocks: Node[] = [];
  const look = (node: Node, parent: Node): void => {
    const { name } = node.type;
    if (isIn(node, remit))
      blocks.push(name === 'heading' ? parent.copy(Fragment.from(node)) : node);
    else if (name === 'section') blocks.push(...blocksWithin(node, remit, key));
    else if (!node.isTextblock) for (const child of node.children) look(child, node);
  };
  for (const child of holder.children) look(child, holder);
  known.set(key, blocks);
  return blocks;
}

function isIn(node: Node, remit: Exclude<Remit, 'whole'>): boolean {
  if ('sections' in remit)
    return (
      node.type.name === 'section' &&
      (remit.sections.includes(idOf(node)) || remit.sections.includes(String(node.attrs.slot)))
    );
  return remit.kinds.some((kind) => (kind === 'money' ? isMoney(node) : node.type.name === kind));
}

function isMoney(node: Node): boolean {
  if (!node.isTextblock && node.type.name !== 'table') return false;
  const text = node.textBetween(0, node.content.size, ' ', ' ');
  return moneyWords.test(`${text} ${node.attrs.unit ?? ''}`);
}
