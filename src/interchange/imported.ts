/**
 * What every import gives back: a doc, the list of what it could not express, and the one error an
 * import may throw. It knows no format.
 */
import type { Node } from 'prosemirror-model';

/** One thing of the source that has no node in the schema. */
export interface Loss {
  /** Line of the source, counted from 1; null where the format has no lines (HTML). */
  readonly line: number | null;
  /** What it was, with its words where they are not in the doc: `image ![map](map.png)`. */
  readonly what: string;
  /** True when its source stands in the doc to the letter, marked or preformatted as `source`. */
  readonly kept: boolean;
}

/** A doc that passed `normalise`, and everything the schema had no node for, in source order. */
export interface Imported {
  readonly doc: Node;
  readonly losses: readonly Loss[];
}

/** Why a source was refused: nested deeper than a text may be, or larger than its parser takes. */
export type ImportFaultCode = 'too-deep' | 'too-large';

/** A source that cannot be imported. `line` counts from 1 and is null where there are no lines. */
export class ImportFault extends Error {
  readonly code: ImportFaultCode;
  readonly line: number | null;
  constructor(code: ImportFaultCode, line: number | null, message: string) {
    super(message);
    this.name = 'ImportFault';
    this.code = code;
    this.line = line;
  }
}

/** `text` on one line and short enough to be read in a list of losses. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
