/**
 * How deep the elements of an HTML source nest, measured before the tree is built: building costs
 * the square of the depth, so a source that never closes its tags must be refused unread.
 */

/** Elements without content. */
const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Elements whose content is text up to their own end tag. */
const rawElements = new Set('script style title textarea xmp'.split(' '));

const closedByBlock = ['p'];
const cells = ['td', 'th'];

/** Elements that an opening tag of that name ends when they are the innermost. */
const endsBefore: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'p h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl fieldset figure footer form header hr main nav ol pre section table ul'
      .split(' ')
      .map((name) => [name, closedByBlock]),
  ),
  li: ['li'],
  dd: ['dd', 'dt'],
  dt: ['dd', 'dt'],
  td: cells,
  th: ['th'],
  tr: ['tr', ...cells],
  tbody: ['thead', 'tbody'],
  tfoot: ['thead', 'tbody'],
  option: ['option'],
};

/** The start of a comment, of a declaration, or of a tag up to its attributes. */
const markup = /<(?:(!--)|([!?])|(\/?)([a-z][^\s/>]*))/gi;

/** A piece of a tag's attributes; a quoted value may hold anything. */
const attributePiece = /[^>"'=]+|=\s*(?:"[^"]*"|'[^']*')|["'=]/y;

/**
 * The greatest depth of elements in `source`, as a tolerant parser nests them. Stops counting at
 * `most`, which it then returns.
 */
export function elementDepth(source: string, most: number): number {
  const open: string[] = [];
  const count = new Map<string, number>();
  const pop = () => {
    const name = open.pop() ?? '';
    count.set(name, (count.get(name) ?? 1) - 1);
    return name;
  };
  let deepest = 0;
  markup.lastIndex = 0;
  for (let found = markup.exec(source); found; found = markup.exec(source)) {
    const [, comment, declaration, slash, written] = found;
    if (comment) markup.lastIndex = after(source, '-->', markup.lastIndex);
    else if (declaration) markup.lastIndex = after(source, '>', markup.lastIndex);
    else markup.lastIndex = endOfTag(source, markup.lastIndex);
    const name = written?.toLowerCase();
    if (name === undefined || voidElements.has(name)) continue;
    if (slash) {
      while (count.get(name) && pop() !== name);
      continue;
    }
    while (endsBefore[name]?.includes(open.at(-1) ?? '')) pop();
    open.push(name);
    count.set(name, (count.get(name) ?? 0) + 1);
    deepest = Math.max(deepest, open.length);
    if (deepest >= most) return most;
    if (rawElements.has(name)) markup.lastIndex = endOfRaw(source, name, markup.lastIndex);
  }
  return deepest;
}

function after(source: string, end: string, from: number): number {
  const at = source.indexOf(end, from);
  return at < 0 ? source.length : at + end.length;
}

function endOfTag(source: string, from: number): number {
  attributePiece.lastIndex = from;
  let end = from;
  while (attributePiece.test(source)) end = attributePiece.lastIndex;
  return Math.min(end + 1, source.length);
}

function endOfRaw(source: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(source)?.index ?? source.length;
}
