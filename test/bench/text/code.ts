/**
 * A code of law that nobody wrote: parts, chapters and articles with paragraphs, numbered items and
 * tables, in words spread as in a real text, and its life as amending acts change it. An edit makes
 * a new doc that shares every untouched Node with the old one. The same seed gives the same code.
 */
import { Fragment, type Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import type { Chance } from '../../runtime/random.ts';

const stems =
  `закон орган порядок услов государств уполномоч установл республик организац обязанн граждан
деятельн осуществл реализац программ концепц развит общественн партнёрств поддержк финансиров бюджет
средств решен заявлен рассмотр основан требован соответств положен кодекс норматив правов договор сторон
ответственн наруш контрол надзор информац сведен реестр отчётн показател результат качеств услуг населен
регион област район местн исполнительн представительн совет комисс эксперт оценк монитор анализ прогноз
стратегическ план мероприят соисполнител согласован утвержден изменен дополнен отмен прекращен
приостановлен действ физическ юридическ имуществ собственн владен пользован распоряжен сделк процедур
конкурс отбор грант преми задан социальн заказ объект субъект категор критер наказан лишен свобод срок
размер штраф ограничен работ преступлен деян совершённ групп предварительн сговор насил потерпевш
подозреваем обвиняем суд прокурор следовател защитник свидетел протокол доказательств ходатайств жалоб
постановлен приговор апелляц кассац надлежащ законн обоснован имеющ лиц документ подлинн копи печат
подпис электронн цифров лиценз разрешен уведомлен проверк предписан исполнен взыскан возмещен ущерб вред`
    .split(/\s+/)
    .filter(Boolean);
const endings = [
  '',
  'а',
  'ом',
  'ов',
  'ы',
  'ам',
  'ами',
  'ие',
  'ия',
  'ого',
  'ому',
  'ых',
  'ная',
  'ный',
];
const small = ['и', 'в', 'на', 'по', 'с', 'не', 'или', 'о', 'за', 'для', 'при', 'от', 'до', 'если'];

export interface Code {
  readonly first: Node;
  /** The doc after `count` edits, chosen by `chance`. */
  readonly amend: (doc: Node, chance: Chance, count: number) => Node;
  readonly writeArticle: (chance: Chance) => Node;
}

const articlesPerChapter = 10;
const chaptersPerPart = 6;

/** A code of so many articles: 430 make about 1.3 MB of Markdown. */
export function createCode(chance: Chance, articles: number): Code {
  const pen = openPen();
  const chapter = (size: number) =>
    pen.section(
      pen.title(chance),
      inBatches(size, 1, () => pen.article(chance)),
    );
  const part = (size: number) =>
    pen.section(pen.title(chance), inBatches(size, articlesPerChapter, chapter));
  const parts = inBatches(articles, articlesPerChapter * chaptersPerPart, part);
  return {
    first: schema.node('doc', null, parts),
    writeArticle: pen.article,
    amend(doc, by, count) {
      let next = doc;
      for (let left = count; left > 0; left--) next = amendOnce(next, by, pen);
      return next;
    },
  };
}

function inBatches<T>(total: number, most: number, make: (size: number) => T): T[] {
  const made: T[] = [];
  for (let left = total; left > 0; left -= most) made.push(make(Math.min(left, most)));
  return made;
}

type Pen = ReturnType<typeof openPen>;

/** Writes blocks, each with a new id. */
function openPen() {
  let ids = 0;
  const id = () => ({ id: `k${(++ids).toString(36)}` });
  const line = (text: string) => [schema.text(text)];
  const paragraph = (text: string) => schema.node('paragraph', id(), line(text));
  const section = (title: string, content: readonly Node[]) =>
    schema.node('section', id(), [schema.node('heading', null, line(title)), ...content]);
  const item = (chance: Chance) =>
    schema.node('list_item', id(), [paragraph(writeSentence(chance, 8, 30))]);
  const row = (chance: Chance) =>
    schema.node(
      'table_row',
      id(),
      [2, 6, 3, 2].map((most) =>
        schema.node('table_cell', id(), [paragraph(writeSentence(chance, 1, most))]),
      ),
    );
  const times = <T>(chance: Chance, low: number, high: number, make: (chance: Chance) => T) =>
    Array.from({ length: chance.whole(low, high) }, () => make(chance));
  const block = (chance: Chance): readonly Node[] => {
    const kind = chance.whole(1, 20);
    const text = paragraph(writeSentence(chance, 16, 48));
    if (kind === 1) return [text, schema.node('table', id(), times(chance, 3, 12, row))];
    if (kind <= 6) return [text, schema.node('ordered_list', id(), times(chance, 2, 7, item))];
    return [text];
  };
  const title = (chance: Chance) => writeSentence(chance, 3, 9);
  const article = (chance: Chance) => section(title(chance), times(chance, 2, 5, block).flat());
  return { paragraph, section, title, item, row, article };
}

/** A sentence of `low` to `high` words. */
export function writeSentence(chance: Chance, low: number, high: number): string {
  const text = Array.from({ length: chance.whole(low, high) }, () => writeWord(chance)).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Few words are frequent and most are rare, as in any language (Zipf). */
function writeWord(chance: Chance): string {
  const kind = chance.whole(1, 40);
  if (kind === 1) return String(chance.whole(1, 2000));
  if (kind === 2) return `статьи ${chance.whole(1, 430)}`;
  if (kind === 3) return `${chance.pick(['правом', 'сроком', 'порядком'])},`;
  if (kind <= 10) return chance.pick(small);
  const rare = (chance.whole(0, 999) / 1000) ** 2;
  return `${stems[Math.floor(rare * stems.length)]}${chance.pick(endings)}`;
}

/** How often an amending act does what, in a hundred. */
const shares = [
  [46, rewordLine],
  [20, insertBlock],
  [8, dropBlock],
  [10, insertRow],
  [4, insertArticle],
  [3, dropArticle],
  [9, moveArticle],
] as const;

type Amend = (doc: Node, chance: Chance, pen: Pen) => Node | null;

function amendOnce(doc: Node, chance: Chance, pen: Pen): Node {
  let left = chance.whole(1, 100);
  const [, amend] = shares.find(([share]) => {
    left -= share;
    return left <= 0;
  }) as readonly [number, Amend];
  return amend(doc, chance, pen) ?? amendOnce(doc, chance, pen);
}

/** The blocks a node is replaced by: one, none, or more. */
type Rewrite = (node: Node) => readonly Node[];

/** The node with the descendant at `path` rewritten, its ancestors made anew and no others. */
export function rewriteAt(node: Node, path: readonly number[], rewrite: Rewrite): Node {
  const [index, ...rest] = path as readonly [number, ...number[]];
  const child = node.child(index);
  const put = rest.length > 0 ? [rewriteAt(child, rest, rewrite)] : rewrite(child);
  const children = [...node.content.content];
  children.splice(index, 1, ...put);
  return node.copy(Fragment.fromArray(children));
}

const nodeAt = (node: Node, path: readonly number[]): Node =>
  path.reduce((at, index) => at.child(index), node);

/** Child indexes of an article: part, chapter, article; headings stand first in sections. */
function pickArticle(doc: Node, chance: Chance): readonly number[] {
  const part = chance.whole(0, doc.childCount - 1);
  const chapter = chance.whole(1, doc.child(part).childCount - 1);
  const article = chance.whole(1, doc.child(part).child(chapter).childCount - 1);
  return [part, chapter, article];
}

/** A block of some article; its path, or null where the article has none of that type. */
function pickBlock(doc: Node, chance: Chance, type?: string): readonly number[] | null {
  const path = pickArticle(doc, chance);
  const found: number[] = [];
  nodeAt(doc, path).forEach((child, _offset, index) => {
    if (index > 0 && (type === undefined || child.type.name === type)) found.push(index);
  });
  return found.length > 0 ? [...path, chance.pick(found)] : null;
}

/** One to three places of a text reworded: a few words go, a few come. */
export function rewordText(text: string, chance: Chance): string {
  const words = text.split(' ');
  for (let left = chance.whole(1, 3); left > 0; left--) {
    const fresh = Array.from({ length: chance.whole(0, 4) }, () => writeWord(chance));
    words.splice(chance.whole(0, words.length - 1), chance.whole(0, 3), ...fresh);
  }
  const reworded = words.join(' ');
  return reworded === '' || reworded === text ? `${text} Слово.` : reworded;
}

function rewordLine(doc: Node, chance: Chance): Node | null {
  let path = pickBlock(doc, chance);
  if (!path) return null;
  while (!nodeAt(doc, path).isTextblock)
    path = [...path, chance.whole(0, nodeAt(doc, path).childCount - 1)];
  return rewriteAt(doc, path, (block) => [
    block.copy(Fragment.from(schema.text(rewordText(block.textContent, chance)))),
  ]);
}

function insertBlock(doc: Node, chance: Chance, pen: Pen): Node | null {
  const list = chance.whole(1, 2) === 1 ? pickBlock(doc, chance, 'ordered_list') : null;
  const path = list ?? pickBlock(doc, chance);
  if (!path) return null;
  if (!list) {
    const fresh = pen.paragraph(writeSentence(chance, 16, 48));
    return rewriteAt(doc, path, (block) => [block, fresh]);
  }
  const at = chance.whole(0, nodeAt(doc, path).childCount - 1);
  return rewriteAt(doc, [...path, at], (item) => [item, pen.item(chance)]);
}

function dropBlock(doc: Node, chance: Chance): Node | null {
  const path = pickBlock(doc, chance, 'paragraph');
  return path && rewriteAt(doc, path, () => []);
}

function insertRow(doc: Node, chance: Chance, pen: Pen): Node | null {
  const path = pickBlock(doc, chance, 'table');
  if (!path) return null;
  const at = chance.whole(0, nodeAt(doc, path).childCount - 1);
  return rewriteAt(doc, [...path, at], (row) => [row, pen.row(chance)]);
}

function insertArticle(doc: Node, chance: Chance, pen: Pen): Node {
  return rewriteAt(doc, pickArticle(doc, chance), (article) => [article, pen.article(chance)]);
}

function dropArticle(doc: Node, chance: Chance): Node | null {
  const path = pickArticle(doc, chance);
  return nodeAt(doc, path.slice(0, 2)).childCount < 4 ? null : rewriteAt(doc, path, () => []);
}

/** An article moves, whole, to another place; null when it would come back to its own. */
function moveArticle(doc: Node, chance: Chance): Node | null {
  const path = pickArticle(doc, chance);
  if (nodeAt(doc, path.slice(0, 2)).childCount < 4) return null;
  const article = nodeAt(doc, path);
  const without = rewriteAt(doc, path, () => []);
  const target = pickArticle(without, chance);
  const moved = rewriteAt(without, target, (other) => [other, article]);
  return moved.eq(doc) ? null : moved;
}

/** The words of a doc, one text block a line: what tools that know no structure compare. */
export function plainText(doc: Node): string {
  const lines: string[] = [];
  doc.descendants((node) => {
    if (node.isTextblock) lines.push(node.textBetween(0, node.content.size, '', '\n'));
    return !node.isTextblock;
  });
  return `${lines.join('\n')}\n`;
}
