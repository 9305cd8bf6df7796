/** Values over years, one small drawing for each: what was reached is filled, what is planned is hollow. */
import { scaleLinear } from '@visx/scale';
import { Bar, LinePath } from '@visx/shape';
import type { ReactElement } from 'react';
import type { Line, Lines, Point } from './model.ts';

/** Of a drawing, in its own units, which are pixels where there is room. */
const size = { width: 320, height: 132, left: 24, right: 32, top: 26, bottom: 26 } as const;
/** Where the years stand, below the lowest point. */
const axis = size.height - size.bottom + 8;
/** Words nearer to each other than this would touch. */
const apartMin = 38;

export const LinesView = ({ lines }: { readonly lines: Lines }): ReactElement => (
  <>
    <ul className="chart-legend">
      <li>
        <svg width="16" height="16" aria-hidden="true" focusable="false">
          <PointMark x={8} y={8} isReached />
        </svg>
        {lines.reached}
      </li>
      <li>
        <svg width="16" height="16" aria-hidden="true" focusable="false">
          <PointMark x={8} y={8} isReached={false} />
        </svg>
        {lines.planned}
      </li>
    </ul>
    <ul className="chart-lines">
      {lines.lines.map((line) => (
        <li key={line.id}>
          <p className="chart-lines-name" lang={line.lang}>
            {line.href ? <a href={line.href}>{line.name}</a> : line.name}
            {line.unit && <span className="chart-lines-unit">, {line.unit}</span>}
          </p>
          <LineView line={line} lines={lines} />
        </li>
      ))}
    </ul>
  </>
);

/** What one sees in the drawing, for those who do not. */
const sayLine = ({ points }: Line, { reached, planned }: Lines): string =>
  points
    .map(({ year, say, isReached }) => `${year}: ${say} (${isReached ? reached : planned})`)
    .join('; ');

function LineView({
  line,
  lines,
}: {
  readonly line: Line;
  readonly lines: Lines;
}): ReactElement | null {
  const { points } = line;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const x = scaleLinear<number>({
    domain: first.year === last.year ? [first.year - 1, first.year + 1] : [first.year, last.year],
    range: [size.left, size.width - size.right],
  });
  const y = scaleLinear<number>({
    domain: rangeOf(points),
    range: [size.height - size.bottom, size.top],
  });
  const said = thin(saidOf(points), ({ year }) => x(year));
  return (
    <svg
      className="chart-line"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={sayLine(line, lines)}
    >
      {pathsOf(points).map(([id, path]) => (
        <LinePath
          key={id}
          className={`chart-line-path chart-line-${id}`}
          data={[...path]}
          x={({ year }) => x(year)}
          y={({ value }) => y(value)}
        />
      ))}
      {points.map((point) => (
        <PointMark
          key={`${point.year} ${point.isReached}`}
          x={x(point.year)}
          y={y(point.value)}
          isReached={point.isReached}
        />
      ))}
      {said.map(({ year, value, say }) => (
        <text
          key={year}
          className="chart-line-value"
          x={x(year)}
          y={y(value) - 9}
          textAnchor="middle"
        >
          {say}
        </text>
      ))}
      <line className="chart-line-axis" x1={x.range()[0]} x2={x.range()[1]} y1={axis} y2={axis} />
      {said.map(({ year }) => (
        <text key={year} className="chart-line-year" x={x(year)} y={axis + 15} textAnchor="middle">
          {year}
        </text>
      ))}
    </svg>
  );
}

/** The way that was planned, from where it starts; and the way that was gone, once there is one. */
function pathsOf(points: readonly Point[]): readonly (readonly [string, readonly Point[]])[] {
  const reached = points.filter(({ isReached }) => isReached);
  const plan = points.filter((point) => !point.isReached || point === reached[0]);
  return reached.length > 1
    ? [
        ['planned', plan],
        ['reached', reached],
      ]
    : [['planned', plan]];
}

/** From zero where that keeps the differences to be seen, else with some room below. */
function rangeOf(points: readonly Point[]): [number, number] {
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low === high) return [low - 1, high + 1];
  return low >= 0 && low <= 0.6 * high ? [0, high] : [low - 0.25 * (high - low), high];
}

/** Where a year has a plan and what was reached, only that is written: both stand at one place. */
const saidOf = (points: readonly Point[]): readonly Point[] =>
  points.filter(
    (point) => point.isReached || !points.some((one) => one.isReached && one.year === point.year),
  );

/** The points whose words fit beside each other: the last, what was reached last, the first, then from the left. */
function thin(points: readonly Point[], place: (point: Point) => number): readonly Point[] {
  const ends = [points.at(-1), points.findLast(({ isReached }) => isReached)];
  const kept: Point[] = [];
  for (const point of [...ends, ...points])
    if (point && kept.every((one) => Math.abs(place(one) - place(point)) >= apartMin))
      kept.push(point);
  return kept.sort((a, b) => a.year - b.year);
}

const PointMark = ({
  x,
  y,
  isReached,
}: {
  readonly x: number;
  readonly y: number;
  readonly isReached: boolean;
}): ReactElement =>
  isReached ? (
    <circle className="chart-point chart-point-reached" cx={x} cy={y} r={4.5} />
  ) : (
    <Bar className="chart-point" x={x - 3.5} y={y - 3.5} width={7} height={7} />
  );
