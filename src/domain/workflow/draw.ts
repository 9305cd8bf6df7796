/**
 * A workflow as one SVG: places with who is asked and on what term, ways with who takes them and
 * when, the present place marked. No script, no font, no address: the file needs nothing beside it.
 *
 * Colours are attributes that any viewer understands, and variables that follow the reader's light
 * or dark. The variables carry the names of the product's pages, so a picture put into one takes on its look.
 */
import { escapeHtml } from '../text/html.ts';
import type { Box } from './layout.ts';
import {
  type DrawOptions,
  looks,
  type Picture,
  type PicturePlace,
  type PlacedLine,
  pictureOf,
} from './picture.ts';
import type { Workflow } from './workflow.ts';

/** Light and dark by variable, the same as on the pages. */
const colours = {
  paper: ['#faf7f0', '#171512'],
  sheet: ['#fffdf8', '#1e1b17'],
  tint: ['#f1ece0', '#28241e'],
  'line-strong': ['#8f8573', '#857b6b'],
  ink: ['#211c15', '#ebe5d9'],
  'ink-soft': ['#544c40', '#b9b0a0'],
  accent: ['#0f4c5c', '#84c6d2'],
  'accent-tint': ['#e0ecec', '#1d3338'],
  remarks: ['#7a4d00', '#e6bd6a'],
} as const;

type Colour = keyof typeof colours;

/** What each class of element is painted with. */
const paints: Readonly<Record<string, { readonly fill?: Colour; readonly stroke?: Colour }>> = {
  ground: { fill: 'paper' },
  way: { stroke: 'line-strong' },
  head: { fill: 'line-strong' },
  label: { fill: 'paper' },
  place: { fill: 'sheet', stroke: 'line-strong' },
  here: { fill: 'accent-tint', stroke: 'accent' },
  end: { fill: 'tint', stroke: 'line-strong' },
  rim: { stroke: 'line-strong' },
  title: { fill: 'ink' },
  soft: { fill: 'ink-soft' },
  mark: { fill: 'accent' },
  doubt: { fill: 'remarks' },
};

/**
 * The picture as a file. `title` and `desc` say the same in words. Throws RangeError for a date that
 * is none.
 */
export function drawWorkflow(workflow: Workflow, options: DrawOptions): string {
  const picture = pictureOf(workflow, options);
  return [
    open(picture, options),
    ...picture.ways.map(
      ({ line, head }) =>
        `<path ${paint('way')} stroke-width="1.5" d="${line}"/><path ${paint('head')} d="${head}"/>`,
    ),
    ...picture.ways.map(({ label, lines }) => drawText(lines, rectangle(label, 'label'))),
    ...picture.places.map((place) => drawText(place.lines, drawPlace(place))),
    '</svg>\n',
  ].join('\n');
}

function open({ width, height, title, description }: Picture, { lang }: DrawOptions): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="workflow" role="img" lang="${lang}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Golos Text, Noto Sans, system-ui, sans-serif" text-anchor="middle">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(description)}</desc>`,
    `<style>${style}</style>`,
    rectangle({ x: 0, y: 0, width, height }, 'ground'),
  ].join('\n');
}

const variables = (shade: 0 | 1): string =>
  Object.entries(colours)
    .map(([name, shades]) => `--${name}:${shades[shade]}`)
    .join(';');

const style = [
  `.workflow{${variables(0)}}`,
  `@media screen and (prefers-color-scheme:dark){.workflow{${variables(1)}}}`,
  ...Object.entries(paints).map(([name, paint]) => {
    const rules = Object.entries(paint).map(([what, colour]) => `${what}:var(--${colour})`);
    return `.workflow .w-${name}{${rules.join(';')}}`;
  }),
].join('');

/** The class of an element and its colours for viewers that know no style sheets. */
function paint(name: string): string {
  const { fill, stroke } = paints[name] ?? {};
  const painted = stroke ? ` stroke="${colours[stroke][0]}"` : '';
  return `class="w-${name}" fill="${fill ? colours[fill][0] : 'none'}"${painted}`;
}

const rectangle = ({ x, y, width, height }: Box, look: string, radius = 0): string =>
  `<rect ${paint(look)} x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"${
    look === 'here' ? ' stroke-width="3"' : ''
  }/>`;

/** A place is a card; an end has a second rim. */
function drawPlace({ box, look, isEnd }: PicturePlace): string {
  const radius = isEnd ? 14 : 4;
  const { x, y, width, height } = box;
  const inner = { x: x + 4, y: y + 4, width: width - 8, height: height - 8 };
  return rectangle(box, look, radius) + (isEnd ? rectangle(inner, 'rim', radius - 4) : '');
}

/** Lines above what lies under them. */
function drawText(lines: readonly PlacedLine[], under: string): string {
  const printed = lines.map(({ text, look, x, y }) => {
    const { size, weight } = looks[look];
    const colour = look === 'way' ? 'title' : look;
    return `<text ${paint(colour)} x="${x}" y="${y}" font-size="${size}" font-weight="${weight}">${escapeXml(text)}</text>`;
  });
  return `<g>${under}${printed.join('')}</g>`;
}

/** Text for XML, which has no sign for most control characters. */
const escapeXml = (text: string): string =>
  escapeHtml(text.toWellFormed().replace(/\p{Cc}/gu, ' '));
