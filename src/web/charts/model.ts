/** A chart as data: what is drawn, the same as a table, and the sentence it comes to. It says nothing by itself. */
import type { Cell } from '../../domain/csv.ts';
import type { Language } from '../../domain/language.ts';

/** How a part of a bar looks; each has a pattern of its own, so that colour alone tells nothing. */
export type Tone = 'good' | 'fair' | 'bad' | 'accent' | 'faint' | 'empty';

/** What the parts of bars mean. */
export interface Part {
  readonly id: string;
  /** Empty where the rows say what it is. */
  readonly name: string;
  readonly tone: Tone;
}

export interface BarRow {
  readonly id: string;
  readonly name: string;
  /** Of the name, where it is not the language of the rest. */
  readonly lang?: Language | undefined;
  /** Where its name leads. */
  readonly href?: string;
  /** By the id of a part; what is missing is none. */
  readonly values: Readonly<Record<string, number>>;
  /** Where on the scale a stroke stands. */
  readonly mark?: number;
  /** The row in a few words, beside its bar. */
  readonly say: string;
}

export interface Bars {
  readonly kind: 'bars';
  readonly parts: readonly Part[];
  readonly rows: readonly BarRow[];
  /** What the strokes mean. */
  readonly mark?: string;
}

export interface Point {
  readonly year: number;
  readonly value: number;
  /** The value as it is said. */
  readonly say: string;
  /** Reached, or planned. */
  readonly isReached: boolean;
}

export interface Line {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** Of the name and the unit, where it is not the language of the rest. */
  readonly lang?: Language | undefined;
  readonly href?: string;
  /** In the order of the years. */
  readonly points: readonly Point[];
}

export interface Lines {
  readonly kind: 'lines';
  readonly lines: readonly Line[];
  readonly reached: string;
  readonly planned: string;
}

export interface ChartTable {
  readonly columns: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly Cell[])[];
  /** Of the words of each row, where that is not the language of the rest. */
  readonly langs?: readonly (Language | undefined)[];
}

export const chartIds = [
  'indicators',
  'states',
  'kinds',
  'rounds',
  'terms',
  'agencies',
  'forecast',
  'sections',
  'amendments',
] as const;
export type ChartId = (typeof chartIds)[number];

export interface Chart {
  readonly id: ChartId;
  /** A sentence. */
  readonly title: string;
  /** How it was counted. */
  readonly method: string;
  /** Null where there is nothing to draw; the title says so then. */
  readonly drawing: Bars | Lines | null;
  readonly table: ChartTable;
}
