/**
 * Where the places and ways of a workflow stand in its picture. `dagre` chooses ranks and columns;
 * this file turns its bends into lines that keep clear of every place and label.
 *
 * How a way is led. 1. dagre gives every way a label that stands in a rank like a place does, and a
 * bend in each rank it passes. 2. A rank is a band as high as its highest member. Through a band a way
 * goes straight up or down at its bend, where dagre keeps a column free for it; it changes
 * column only between bands, where nothing stands. 3. Ways that meet at one side of a place are spread
 * along it in the order of where they come from, so they neither touch nor cross there.
 */
import { type EdgeLabel, Graph, layout, type NodeLabel } from '@dagrejs/dagre';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its left upper corner. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface WayAsked extends Size {
  readonly from: string;
  readonly to: string;
}

interface WayLaid {
  readonly label: Box;
  /**
   * Its stops from place to place. Between two with one x or one y it is straight; any other two are
   * joined by an S-curve that leaves and arrives upright.
   */
  readonly stops: readonly Point[];
}

export interface Layout extends Size {
  readonly places: ReadonlyMap<string, Box>;
  /** In the order in which they were asked for. */
  readonly ways: readonly WayLaid[];
}

const margin = 16;
const portInset = 18;
const portGap = 22;
const loopHalf = 9;

/** Lays places and ways out from top to bottom; the first place is the top. Sizes in pixels. */
export function layOut(places: ReadonlyMap<string, Size>, asked: readonly WayAsked[]): Layout {
  const graph = new Graph({ multigraph: true }).setGraph({
    rankdir: 'TB',
    nodesep: 28,
    edgesep: 24,
    ranksep: 60,
    marginx: margin,
    marginy: margin,
  });
  for (const [name, { width, height }] of places) graph.setNode(name, { width, height });
  asked.forEach(({ from, to, width, height }, index) => {
    graph.setEdge(from, to, { width, height, labelpos: 'c' }, String(index));
  });
  layout(graph);
  const boxes = new Map([...places.keys()].map((name) => [name, boxOf(graph.node(name))]));
  const labelled = asked.map(({ from, to }, index): Bent => {
    const edge = graph.edge(from, to, String(index)) as Placed & Pick<EdgeLabel, 'points'>;
    return { from, to, label: boxOf(edge), bends: (edge.points ?? []).slice(1, -1) };
  });
  const bands = bandsOf([...boxes.values(), ...labelled.map(({ label }) => label)]);
  const ports = spreadPorts(labelled, boxes);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    places: boxes,
    ways: labelled.map((way, index) => ({
      label: way.label,
      stops:
        way.from === way.to
          ? loopAround(boxes.get(way.from) as Box, way.label)
          : lead(way, ports[index] as Ports, bands, boxes),
    })),
  };
}

type Placed = Size & Point;

interface Bent {
  readonly from: string;
  readonly to: string;
  readonly label: Box;
  readonly bends: readonly Point[];
}

/** The place of something dagre knows by its middle, on whole pixels. */
function boxOf(placed: NodeLabel | Placed): Box {
  const { x, y, width, height } = placed as Placed;
  return { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height };
}

const middleOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Half the height of each rank, by the height at which its middle lies. */
type Bands = ReadonlyMap<number, number>;

function bandsOf(boxes: readonly Box[]): Bands {
  const bands = new Map<number, number>();
  for (const box of boxes) {
    const middle = Math.round(middleOf(box).y);
    bands.set(middle, Math.max(bands.get(middle) ?? 0, Math.ceil(box.height / 2)));
  }
  return bands;
}

/** Half of the band around this height; the middles of one rank differ by rounding only. */
function bandAt(bands: Bands, y: number): number {
  const middle = Math.round(y);
  return Math.max(0, ...[middle - 1, middle, middle + 1].map((one) => bands.get(one) ?? 0));
}

interface Ports {
  readonly start: Point;
  readonly end: Point;
}

/** Where each way leaves and arrives: on the side its nearest bend lies, in the order of the bends. */
function spreadPorts(ways: readonly Bent[], boxes: ReadonlyMap<string, Box>): readonly Ports[] {
  const ports = ways.map(() => ({ start: { x: 0, y: 0 }, end: { x: 0, y: 0 } }));
  for (const [name, box] of boxes)
    for (const side of ['top', 'bottom'] as const) {
      const ends = ways.flatMap(({ from, to, bends }, index) => {
        if (from === to) return [];
        const [first, last] = [bends[0] as Point, bends.at(-1) as Point];
        return [
          ...(from === name ? [{ index, end: 'start' as const, bend: first }] : []),
          ...(to === name ? [{ index, end: 'end' as const, bend: last }] : []),
        ].filter(({ bend }) => bend.y > box.y === (side === 'bottom'));
      });
      ends.sort((a, b) => a.bend.x - b.bend.x);
      const columns = spread(
        ends.map(({ bend }) => bend.x),
        box,
      );
      const y = side === 'top' ? box.y : box.y + box.height;
      ends.forEach(({ index, end }, place) => {
        (ports[index] as Record<typeof end, Point>)[end] = { x: columns[place] as number, y };
      });
    }
  return ports;
}

/** Columns as near as can be to those wanted (ascending), inside the box and apart from each other. */
function spread(wanted: readonly number[], { x, width }: Box): readonly number[] {
  const [left, right] = [x + portInset, x + width - portInset];
  const gap = Math.min(portGap, (right - left) / Math.max(1, wanted.length - 1));
  const columns: number[] = [];
  for (const one of wanted)
    columns.push(Math.max(left, Math.min(right, one), (columns.at(-1) ?? left - gap) + gap));
  for (let index = columns.length - 1, limit = right; index >= 0; index -= 1, limit -= gap)
    columns[index] = Math.round(Math.min(columns[index] as number, limit));
  return columns;
}

function lead(
  { from, to, bends }: Bent,
  { start, end }: Ports,
  bands: Bands,
  boxes: ReadonlyMap<string, Box>,
): readonly Point[] {
  const down = end.y > start.y ? 1 : -1;
  const edgeOf = (name: string, towards: 1 | -1) => {
    const { y } = middleOf(boxes.get(name) as Box);
    return Math.round(y) + towards * bandAt(bands, y);
  };
  const passed = bends.flatMap(({ x, y }) => {
    const [column, half] = [Math.round(x), bandAt(bands, y)];
    return [
      { x: column, y: Math.round(y) - down * half },
      { x: column, y: Math.round(y) + down * half },
    ];
  });
  return [
    start,
    { x: start.x, y: edgeOf(from, down) },
    ...passed,
    { x: end.x, y: edgeOf(to, down === 1 ? -1 : 1) },
    end,
  ];
}

/**
 * A way back to its own place: out on the right, through its label, and in again. Several of one
 * place stand in a row, the outer ones' lines behind the labels of the inner ones.
 */
function loopAround(box: Box, label: Box): readonly Point[] {
  const [{ y }, { x }] = [middleOf(box), middleOf(label)];
  const right = box.x + box.width;
  return [
    { x: right, y: y - loopHalf },
    { x, y: y - loopHalf },
    { x, y: y + loopHalf },
    { x: right, y: y + loopHalf },
  ];
}
