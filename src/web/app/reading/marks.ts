/** What the contents say of each section: what changed in it, what was said about it, whether it was read. */

import type { Language } from '../../../domain/language.ts';
import { hashText } from '../../../domain/text/canonical.ts';
import { countOpen, type NoteKind, notesOn, type PlacedNotes } from '../margin/notes.ts';
import type { Row } from './rows.ts';

/** A section with the rows that stand right in it, its title first. */
export interface Section {
  readonly title: Row;
  readonly rows: readonly Row[];
}

/** The sections of a text in its order; rows before the first title belong to none. */
export function listSections(rows: readonly Row[]): readonly Section[] {
  const sections: { title: Row; rows: Row[] }[] = [];
  for (const row of rows)
    if (row.isTitle) sections.push({ title: row, rows: [row] });
    else sections.at(-1)?.rows.push(row);
  return sections;
}

export interface Marks {
  readonly isChanged: boolean;
  readonly open: Readonly<Record<NoteKind, number>>;
}

/** The marks of a section. `changed` are rows, notes stand in rows. */
export const markSection = (
  { rows }: Section,
  changed: ReadonlySet<string>,
  placed: PlacedNotes,
): Marks => ({
  isChanged: rows.some(({ id }) => changed.has(id)),
  open: countOpen(rows.flatMap(({ id }) => notesOn(placed, id))),
});

/** The words of a section as they were when it was read: another text has another print. */
export const printOf = ({ rows }: Section, lang: Language): string =>
  hashText(rows.map(({ nodes }) => nodes[lang]?.textContent ?? '').join('\n')).slice(0, 12);
