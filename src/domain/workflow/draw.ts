/**
 * A workflow as one SVG: places with who is asked and on what term, ways with who takes them and
 * when, the present place marked. No script, no font, no address: the file needs nothing beside it.
 *
 * Colours are attributes that any viewer understands, and variables that follow the reader's light
 * or dark. The variables carry the names of the product's pages, so a picture put into one takes on its look.
 */
import { formatDate } from '../format.ts';
import type { Language } from '../language.ts';
import { escapeHtml } from '../text/html.ts';
import {
  describeWorkflow,
  groupsOf,
  type NameOf,
  sayAsked,
  sayGate,
  sayMovers,
  sayTerm,
} from './describe.ts';
import { type Box, layOut, type Point, type Size } from './layout.ts';
import { textWidth, wrapText } from './typeset.ts';
import type { WorkflowWords } from './wording.ts';
import { workflowWords } from './words.ts';
import {
  type Review,
  type Seat,
  type State,
  stateOf,
  type Transition,
  type Workflow,
} from './workflow.ts';

export interface DrawOptions {
  readonly lang: Language;
  /** Name of the state the draft stands in; it is marked. */
  readonly at?: string | undefined;
  /** A civil date (`YYYY-MM-DD`) to show in a state, by its name. */
  readonly dates?: Readonly<Record<string, string>> | undefined;
  /** Names of agencies, best short ones; their ids when left out. */
  readonly nameOf?: NameOf | undefined;
}

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

/** A line of text: how it looks and how big it is. */
interface Line {
  readonly text: string;
  readonly look: keyof typeof looks;
}

const looks = {
  title: { size: 15, weight: 700 },
  way: { size: 13, weight: 700 },
  soft: { size: 12, weight: 400 },
  mark: { size: 12, weight: 700 },
  doubt: { size: 12, weight: 400 },
} as const;

const textWidthMax = 235;
const placePadding = { x: 16, y: 12 };
const labelPadding = { x: 6, y: 4 };
const leading = 1.4;
const headLength = 8;

/**
 * The picture. Labels wrap and places grow with what they say, so nothing overlaps. `title` and
 * `desc` say the same in words. Throws RangeError for a date that is none.
 */
export function drawWorkflow(workflow: Workflow, options: DrawOptions): string {
  const { lang } = options;
  const say = workflowWords[lang];
  const states = Object.entries(workflow.states);
  // The initial state first: the layout begins with it.
  states.sort(([a], [b]) => Number(b === workflow.initial) - Number(a === workflow.initial));
  const places = new Map(states.map(([name, state]) => [name, linesOf(name, state, options)]));
  const ways = states.flatMap(([from, { transitions }]) =>
    transitions.map((transition) => ({
      from,
      to: transition.to,
      lines: label(transition, options),
    })),
  );
  const layout = layOut(
    new Map([...places].map(([name, lines]) => [name, sizeOf(lines, placePadding)])),
    ways.map(({ from, to, lines }) => ({ from, to, ...sizeOf(lines, labelPadding) })),
  );
  return [
    open(layout, say.picture.title(workflow.titles[lang]), workflow, options),
    ...layout.ways.map(({ stops }) => drawWay(stops)),
    ...layout.ways.map((way, index) =>
      drawText(way.label, ways[index]?.lines ?? [], rectangle(way.label, 'label')),
    ),
    ...states.map(([name, { kind }]) => {
      const box = layout.places.get(name) as Box;
      const look = name === options.at ? 'here' : kind === 'final' ? 'end' : 'place';
      return drawText(box, places.get(name) ?? [], drawPlace(box, look, kind === 'final'));
    }),
    '</svg>\n',
  ].join('\n');
}

/** What stands in a place, from top to bottom. */
function linesOf(
  name: string,
  { titles, kind, review, basis }: State,
  { lang, at, dates = {}, nameOf }: DrawOptions,
): readonly Line[] {
  const say = workflowWords[lang];
  const date = Object.hasOwn(dates, name) ? dates[name] : undefined;
  const { confirmed = true } = review?.basis ?? basis ?? {};
  return [
    ...(name === at ? wrap(say.picture.here, 'mark') : []),
    ...wrap(titles[lang], 'title'),
    ...(date === undefined ? [] : wrap(formatDate(date, lang), 'mark')),
    ...(kind === 'suspended' ? wrap(say.picture.still, 'soft') : []),
    ...(review ? linesOfReview(review, say, nameOf) : []),
    ...(confirmed ? [] : wrap(say.picture.unconfirmed, 'doubt')),
  ];
}

function linesOfReview(
  review: Review,
  say: WorkflowWords,
  nameOf: NameOf | undefined,
): readonly Line[] {
  const { term, otherTerm, repeatTerm, quorum, silence } = review;
  const { picture } = say;
  const said = [
    ...sayCircles(review, say, nameOf),
    ...(quorum ? [picture.quorum(quorum.given, quorum.agreeing)] : []),
    sayTerm(term, say),
    ...(otherTerm
      ? [
          picture.otherTerm(
            sayGate(otherTerm.when, say, picture.gate),
            sayTerm(otherTerm.term, say),
          ),
        ]
      : []),
    ...(repeatTerm ? [picture.again(sayTerm(repeatTerm, say))] : []),
    ...(silence ? [picture.deemed] : []),
  ];
  return said.flatMap((text) => wrap(text, 'soft'));
}

/** Who is asked, on one line or one for each group. */
function sayCircles(
  review: Review,
  say: WorkflowWords,
  nameOf: NameOf = (agency) => agency,
): readonly string[] {
  const { participants, chosen, order } = review;
  const sayAll = (seats: readonly Seat[], more: readonly string[]) =>
    [
      ...seats.map((seat) => {
        const name = sayAsked(seat, say, nameOf);
        return seat.required ? name : `${name} (${say.advisory})`;
      }),
      ...more,
    ].join(', ');
  const added = chosen ? [say.chosen] : [];
  if (order !== 'groups')
    return [sayAll(participants, added), ...(order === 'sequence' ? [say.picture.inTurn] : [])];
  return groupsOf(review).map((seats, index) =>
    say.picture.group(index + 1, sayAll(seats, index === 0 ? added : [])),
  );
}

/** What stands on a way: its name, who takes it, on which conditions, each on lines of its own. */
function label(
  { titles, by, gate, reason, waiver }: Transition,
  { lang, nameOf }: DrawOptions,
): readonly Line[] {
  const say = workflowWords[lang];
  const conditions = gate && 'all' in gate ? gate.all : gate ? [gate] : [];
  return [
    ...wrap(titles[lang], 'way'),
    ...wrap(sayMovers(by, say, nameOf), 'soft'),
    ...(reason ? wrap(say.picture.reason, 'soft') : []),
    ...conditions.flatMap((one) => wrap(`✓ ${sayGate(one, say, say.picture.gate)}`, 'soft')),
    ...(waiver ? wrap(say.picture.waiver(sayMovers(waiver.by, say, nameOf)), 'soft') : []),
  ];
}

const wrap = (text: string, look: Line['look']): readonly Line[] =>
  wrapText(text, textWidthMax, looks[look].size, looks[look].weight > 400).map((line) => ({
    text: line,
    look,
  }));

const lineHeight = ({ look }: Line): number => Math.round(looks[look].size * leading);

/** Room for the lines with so much around them. */
function sizeOf(lines: readonly Line[], { x, y }: Point): Size {
  const widths = lines.map(({ text, look }) =>
    textWidth(text, looks[look].size, looks[look].weight > 400),
  );
  const height = lines.reduce((sum, line) => sum + lineHeight(line), 0);
  return { width: 2 * (Math.ceil(Math.max(0, ...widths) / 2) + x), height: height + 2 * y };
}

function open(
  { width, height }: Size,
  title: string,
  workflow: Workflow,
  options: DrawOptions,
): string {
  const { lang } = options;
  const description = describePicture(workflow, options).join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="workflow" role="img" lang="${lang}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Golos Text, Noto Sans, system-ui, sans-serif" text-anchor="middle">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(description)}</desc>`,
    `<style>${style}</style>`,
    rectangle({ x: 0, y: 0, width, height }, 'ground'),
  ].join('\n');
}

/** The workflow in words, and what is marked in this picture. */
function describePicture(
  workflow: Workflow,
  { lang, nameOf, at, dates = {} }: DrawOptions,
): readonly string[] {
  const say = workflowWords[lang];
  const titleOf = (name: string) => stateOf(workflow, name).titles[lang];
  const dated = Object.entries(dates).filter(([name]) => Object.hasOwn(workflow.states, name));
  return [
    ...(at === undefined || !Object.hasOwn(workflow.states, at) ? [] : [say.stands(titleOf(at))]),
    ...dated.map(([name, date]) => say.dated(titleOf(name), formatDate(date, lang))),
    ...describeWorkflow(workflow, lang, nameOf),
  ];
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
function drawPlace(box: Box, look: string, isEnd: boolean): string {
  const radius = isEnd ? 14 : 4;
  const { x, y, width, height } = box;
  const inner = { x: x + 4, y: y + 4, width: width - 8, height: height - 8 };
  return rectangle(box, look, radius) + (isEnd ? rectangle(inner, 'rim', radius - 4) : '');
}

/** Lines centred in a box, above what lies under them. */
function drawText({ x, y, width, height }: Box, lines: readonly Line[], under: string): string {
  const middle = x + width / 2;
  let base = y + Math.round((height - lines.reduce((sum, line) => sum + lineHeight(line), 0)) / 2);
  const printed = lines.map((line) => {
    base += lineHeight(line);
    const { size, weight } = looks[line.look];
    const colour = line.look === 'way' ? 'title' : line.look;
    const rise = Math.round(size * (leading - 1));
    return `<text ${paint(colour)} x="${middle}" y="${base - rise}" font-size="${size}" font-weight="${weight}">${escapeXml(line.text)}</text>`;
  });
  return `<g>${under}${printed.join('')}</g>`;
}

/** The line of a way and the head of its arrow. */
function drawWay(stops: readonly Point[]): string {
  const end = stops.at(-1) as Point;
  const before = stops.findLast(({ x, y }) => x !== end.x || y !== end.y) as Point;
  const [dx, dy] =
    before.y === end.y ? [Math.sign(end.x - before.x), 0] : [0, Math.sign(end.y - before.y)];
  const base = { x: end.x - dx * headLength, y: end.y - dy * headLength };
  const line = [...stops.slice(0, -1), base];
  const half = headLength / 2;
  const head = `M${end.x} ${end.y}L${base.x - dy * half} ${base.y - dx * half}L${base.x + dy * half} ${base.y + dx * half}Z`;
  return `<path ${paint('way')} stroke-width="1.5" d="${pathOf(line)}"/><path ${paint('head')} d="${head}"/>`;
}

/** Straight where a column or row is kept, else an S-curve with upright ends. */
const pathOf = (stops: readonly Point[]): string =>
  stops
    .map(({ x, y }, index) => {
      const from = stops[index - 1];
      if (!from) return `M${x} ${y}`;
      if (from.x === x) return `V${y}`;
      if (from.y === y) return `H${x}`;
      const middle = (from.y + y) / 2;
      return `C${from.x} ${middle} ${x} ${middle} ${x} ${y}`;
    })
    .join('');

/** Text for XML, which has no sign for most control characters. */
const escapeXml = (text: string): string =>
  escapeHtml(text.toWellFormed().replace(/\p{Cc}/gu, ' '));
