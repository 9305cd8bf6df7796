/**
 * Working in tables: their cells, keys and tools. Loaded when a text first has a table, since many
 * texts never do.
 */
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  mergeCells,
  splitCell,
  tableEditing,
  toggleHeaderRow,
} from 'prosemirror-tables';

/** What can be done with a table. */
export const tableTools = {
  rowAfter: addRowAfter,
  columnAfter: addColumnAfter,
  deleteRow,
  deleteColumn,
  mergeCells,
  splitCell,
  headerRow: toggleHeaderRow,
  deleteTable,
} as const satisfies Record<string, Command>;
export type TableTool = keyof typeof tableTools;

/** The plugins of a state without tables together with those for them. */
export const addTables = (plugins: readonly Plugin[]): Plugin[] => [
  keymap({ Tab: goToNextCell(1), 'Shift-Tab': goToNextCell(-1) }),
  ...plugins,
  tableEditing(),
];
