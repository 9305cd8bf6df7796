/**
 * Bars beside their names. Widths are shares of the room there is, so a bar fits any screen and sheet
 * without being measured; each tone has its pattern, so it is told apart in grey and in print.
 */
import { scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import { type ReactElement, useId } from 'react';
import type { BarRow, Bars, Part, Tone } from './model.ts';

/** Height of a bar, in pixels. */
const thickness = 16;

export function BarsView({ bars }: { readonly bars: Bars }): ReactElement {
  const id = useId();
  const { parts, rows, mark } = bars;
  const shown = parts.filter((part) => rows.some(({ values }) => (values[part.id] ?? 0) > 0));
  const most = Math.max(...rows.map((row) => Math.max(sumOf(row, parts), row.mark ?? 0)), 1);
  const scale = scaleLinear<number>({ domain: [0, most], range: [0, 100] });
  const told = shown.filter(({ name }) => name !== '');
  return (
    <>
      <Patterns id={id} />
      {(told.length > 1 || mark) && <Legend id={id} parts={told} mark={mark} />}
      <ul className="chart-bars">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="chart-bars-name" lang={row.lang}>
              {row.href ? <a href={row.href}>{row.name}</a> : row.name}
            </span>
            <RowBar id={id} row={row} parts={parts} scale={scale} />
            <span className="chart-bars-say">{row.say}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const sumOf = ({ values }: BarRow, parts: readonly Part[]): number =>
  parts.reduce((sum, part) => sum + (values[part.id] ?? 0), 0);

interface RowBarProps {
  readonly id: string;
  readonly row: BarRow;
  readonly parts: readonly Part[];
  /** From a value to a share of the width. */
  readonly scale: (value: number) => number;
}

function RowBar({ id, row, parts, scale }: RowBarProps): ReactElement {
  let from = 0;
  const pieces = parts.flatMap((part) => {
    const value = row.values[part.id] ?? 0;
    const start = from;
    from += value;
    return value > 0 ? [{ part, x: scale(start), width: scale(value) }] : [];
  });
  const end = row.mark === undefined ? null : `${scale(row.mark)}%`;
  return (
    <svg
      className="chart-bars-bar"
      width="100%"
      height={thickness}
      aria-hidden="true"
      focusable="false"
    >
      {pieces.map(({ part, x, width }) => (
        <Mark key={part.id} id={id} tone={part.tone} x={`${x}%`} width={`${width}%`} />
      ))}
      {end && <line className="chart-end" x1={end} x2={end} y1={0} y2={thickness} />}
    </svg>
  );
}

interface MarkProps {
  readonly id: string;
  readonly tone: Tone;
  readonly x: string | number;
  readonly width: string | number;
}

/** A stretch of a bar: its colour, and over it its pattern. */
const Mark = ({ id, tone, x, width }: MarkProps): ReactElement => (
  <>
    <Bar
      className={`chart-mark chart-mark-${tone}`}
      x={x}
      y={0.5}
      width={width}
      height={thickness - 1}
    />
    {isHatched(tone) && (
      <Bar x={x} y={0.5} width={width} height={thickness - 1} fill={`url(#${id}${tone})`} />
    )}
  </>
);

const hatches = {
  fair: 'M-2 2l4-4M0 8l8-8M6 10l4-4',
  bad: 'M-2 2l4-4M0 8l8-8M6 10l4-4M-2 6l4 4M0 0l8 8M6-2l4 4',
  faint: 'M2 2h.01M6 6h.01',
} as const satisfies Partial<Record<Tone, string>>;

const isHatched = (tone: Tone): tone is keyof typeof hatches => Object.hasOwn(hatches, tone);

const Patterns = ({ id }: { readonly id: string }): ReactElement => (
  <svg className="chart-patterns" width="0" height="0" aria-hidden="true" focusable="false">
    <defs>
      {Object.entries(hatches).map(([tone, lines]) => (
        <pattern key={tone} id={`${id}${tone}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <path className={`chart-hatch chart-hatch-${tone}`} d={lines} />
        </pattern>
      ))}
    </defs>
  </svg>
);

interface LegendProps {
  readonly id: string;
  readonly parts: readonly Part[];
  readonly mark: string | undefined;
}

const Legend = ({ id, parts, mark }: LegendProps): ReactElement => (
  <ul className="chart-legend">
    {parts.map(({ id: part, name, tone }) => (
      <li key={part}>
        <svg width="24" height={thickness} aria-hidden="true" focusable="false">
          <Mark id={id} tone={tone} x={0.5} width={23} />
        </svg>
        {name}
      </li>
    ))}
    {mark && (
      <li>
        <svg width="8" height={thickness} aria-hidden="true" focusable="false">
          <line className="chart-end" x1={4} x2={4} y1={0} y2={thickness} />
        </svg>
        {mark}
      </li>
    )}
  </ul>
);
