/**
 * What the picture of a workflow shows and where: places with who is asked and on what term, ways with
 * who takes them and when, the present place marked. Geometry and words; whoever draws adds the paint.
 */
import { formatDate } from '../format.ts';
import type { Language } from '../language.ts';
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
  /** The same for dates that are only expected. */
  readonly expected?: Readonly<Record<string, string>> | undefined;
  /** Names of agencies, best short ones; their ids when left out. */
  readonly nameOf?: NameOf | undefined;
}

/** How a line of text looks: its size in pixels and its weight. */
export const looks = {
  title: { size: 15, weight: 700 },
  way: { size: 13, weight: 700 },
  soft: { size: 12, weight: 400 },
  mark: { size: 12, weight: 700 },
  doubt: { size: 12, weight: 400 },
} as const;

/** A line of text and how it looks. */
interface Line {
  readonly text: string;
  readonly look: keyof typeof looks;
}

/** A line where it stands: its middle, and the height of its base. */
export interface PlacedLine extends Line, Point {}

export interface PicturePlace {
  /** Name of the state. */
  readonly name: string;
  readonly look: 'here' | 'end' | 'place';
  /** An end has a second rim. */
  readonly isEnd: boolean;
  readonly box: Box;
  readonly lines: readonly PlacedLine[];
}

export interface PictureWay {
  /** Name of the state it leads out of, and its transition there. */
  readonly from: string;
  readonly transition: string;
  /** The line and the head of its arrow, as SVG paths. */
  readonly line: string;
  readonly head: string;
  readonly label: Box;
  readonly lines: readonly PlacedLine[];
}

/** Sizes in pixels. */
export interface Picture extends Size {
  readonly title: string;
  /** All that it shows, in words. */
  readonly description: string;
  readonly places: readonly PicturePlace[];
  readonly ways: readonly PictureWay[];
}

const textWidthMax = 235;
const placePadding = { x: 16, y: 12 };
const labelPadding = { x: 6, y: 4 };
const leading = 1.4;
const headLength = 8;

/**
 * The picture of a workflow. Labels wrap and places grow with what they say, so nothing overlaps.
 * @throws RangeError for a date that is none.
 */
export function pictureOf(workflow: Workflow, options: DrawOptions): Picture {
  const { lang } = options;
  const states = Object.entries(workflow.states);
  // The initial state first: the layout begins with it.
  states.sort(([a], [b]) => Number(b === workflow.initial) - Number(a === workflow.initial));
  const places = new Map(states.map(([name, state]) => [name, linesOf(name, state, options)]));
  const ways = states.flatMap(([from, { transitions }]) =>
    transitions.map((transition) => ({
      from,
      transition: transition.id,
      to: transition.to,
      lines: label(transition, options),
    })),
  );
  const layout = layOut(
    new Map([...places].map(([name, lines]) => [name, sizeOf(lines, placePadding)])),
    ways.map(({ from, to, lines }) => ({ from, to, ...sizeOf(lines, labelPadding) })),
  );
  return {
    width: layout.width,
    height: layout.height,
    title: workflowWords[lang].picture.title(workflow.titles[lang]),
    description: describePicture(workflow, options).join(' '),
    places: states.map(([name, { kind }]) => {
      const box = layout.places.get(name) as Box;
      const isEnd = kind === 'final';
      const look = name === options.at ? 'here' : isEnd ? 'end' : 'place';
      return { name, look, isEnd, box, lines: placeLines(box, places.get(name) ?? []) };
    }),
    ways: ways.map(({ from, transition, lines }, index) => {
      const way = layout.ways[index] as (typeof layout.ways)[number];
      const drawn = arrowOf(way.stops);
      return {
        from,
        transition,
        ...drawn,
        label: way.label,
        lines: placeLines(way.label, lines),
      };
    }),
  };
}

/** What stands in a place, from top to bottom. */
function linesOf(
  name: string,
  { titles, kind, review, basis }: State,
  { lang, at, dates = {}, expected = {}, nameOf }: DrawOptions,
): readonly Line[] {
  const say = workflowWords[lang];
  const on = (known: Readonly<Record<string, string>>) => {
    const date = Object.hasOwn(known, name) ? known[name] : undefined;
    return date === undefined ? [] : [formatDate(date, lang)];
  };
  const { confirmed = true } = review?.basis ?? basis ?? {};
  return [
    ...(name === at ? wrap(say.picture.here, 'mark') : []),
    ...wrap(titles[lang], 'title'),
    ...on(dates).flatMap((date) => wrap(date, 'mark')),
    ...on(expected).flatMap((date) => wrap(say.picture.expected(date), 'soft')),
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

/** The workflow in words, and what is marked in this picture. */
function describePicture(
  workflow: Workflow,
  { lang, nameOf, at, dates = {}, expected = {} }: DrawOptions,
): readonly string[] {
  const say = workflowWords[lang];
  const titleOf = (name: string) => stateOf(workflow, name).titles[lang];
  const datesOf = (known: Readonly<Record<string, string>>) =>
    Object.entries(known).flatMap(([name, date]) =>
      Object.hasOwn(workflow.states, name)
        ? [[titleOf(name), formatDate(date, lang)] as const]
        : [],
    );
  return [
    ...(at === undefined || !Object.hasOwn(workflow.states, at) ? [] : [say.stands(titleOf(at))]),
    ...datesOf(dates).map(([title, date]) => say.dated(title, date)),
    ...datesOf(expected).map(([title, date]) => say.dated(title, say.picture.expected(date))),
    ...describeWorkflow(workflow, lang, nameOf),
  ];
}

/** Lines centred in a box. */
function placeLines({ x, y, width, height }: Box, lines: readonly Line[]): readonly PlacedLine[] {
  const middle = x + width / 2;
  let base = y + Math.round((height - lines.reduce((sum, line) => sum + lineHeight(line), 0)) / 2);
  return lines.map((line) => {
    base += lineHeight(line);
    return { ...line, x: middle, y: base - Math.round(looks[line.look].size * (leading - 1)) };
  });
}

/** The line of a way and the head of its arrow, as SVG paths. */
function arrowOf(stops: readonly Point[]): Pick<PictureWay, 'line' | 'head'> {
  const end = stops.at(-1) as Point;
  const before = stops.findLast(({ x, y }) => x !== end.x || y !== end.y) as Point;
  const [dx, dy] =
    before.y === end.y ? [Math.sign(end.x - before.x), 0] : [0, Math.sign(end.y - before.y)];
  const base = { x: end.x - dx * headLength, y: end.y - dy * headLength };
  const half = headLength / 2;
  return {
    line: pathOf([...stops.slice(0, -1), base]),
    head: `M${end.x} ${end.y}L${base.x - dy * half} ${base.y - dx * half}L${base.x + dy * half} ${base.y + dx * half}Z`,
  };
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
