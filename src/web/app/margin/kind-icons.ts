/** How each kind of note is drawn. */
import type { IconName } from '../../parts/icon.tsx';
import type { NoteKind } from './notes.ts';

export const kindIcons: Readonly<Record<NoteKind, IconName>> = {
  remarks: 'remarks',
  amendments: 'edit',
  objections: 'object',
};
