/**
 * How much room text takes, estimated without a font: pictures are drawn where none can be asked.
 * The widths are those of a wide sans serif rounded up, so in any usual font the text fits.
 */

/** Advance widths in em by kind of character, each the widest of its kind. */
const kinds: readonly (readonly [RegExp, number])[] = [
  [/[.,:;|!'’()[\]·ijlIІіt f-]/, 0.42],
  [/[MWШЩЖФЮЫМ@№—%]/, 1.1],
  [/[mwшщжфюы]/, 0.95],
  [/[\p{Lu}\p{Lt}–]/u, 0.8],
  [/[\p{Ll}\p{N}\p{P}\p{S}\p{Z}]/u, 0.67],
];
const boldFactor = 1.1;

/** Width of a line in the unit of `size`; a character of no known kind counts one em. */
export function textWidth(text: string, size: number, bold = false): number {
  let em = 0;
  for (const character of text) em += kinds.find(([kind]) => kind.test(character))?.[1] ?? 1;
  return em * size * (bold ? boldFactor : 1);
}

/**
 * The text in lines no wider than `widthMax`, broken at white space only: a longer word has a line
 * of its own and sticks out. No line for an empty text.
 */
export function wrapText(text: string, widthMax: number, size: number, bold = false): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[\s\p{Cc}]+/u)) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (word === '') continue;
    if (last !== undefined && textWidth(longer, size, bold) <= widthMax)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
