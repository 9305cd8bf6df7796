/** The notes of a text on paper: after it, each with its place and the words it is about. */
import type { Node } from 'prosemirror-model';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../api/directory.ts';
import { namePlace } from '../reading/place.ts';
import type { Row } from '../reading/rows.ts';
import { usePrinting } from '../reading/windowed.tsx';
import { useLanguage } from '../words/i18n.ts';
import { firstWords, useTitle } from './note-card.tsx';
import { type Note, notesOn, type PlacedNotes } from './notes.ts';

interface EndNotesProps {
  readonly placed: PlacedNotes;
  readonly rows: readonly Row[];
  readonly doc: Node | undefined;
}

/** Drawn only while the page is printed. */
export function EndNotes({ placed, rows, doc }: EndNotesProps): ReactElement | null {
  const { t } = useTranslation('margin');
  const spoken = useLanguage();
  if (!usePrinting()) return null;
  return (
    <section className="end-notes">
      <h2>{t('shown')}</h2>
      <ol>
        {rows.flatMap(({ id }) => {
          const place = doc ? namePlace(doc, id, spoken) : '';
          return notesOn(placed, id).map((note) => (
            <EndNote key={note.key} note={note} place={place} />
          ));
        })}
      </ol>
    </section>
  );
}

interface EndNoteProps {
  readonly note: Note;
  readonly place: string;
}

function EndNote({ note, place }: EndNoteProps): ReactElement {
  const { nameOf } = useNames();
  return (
    <li>
      <p>
        <b>{useTitle(note)}</b>, {nameOf(note.organisation)}. {place}
      </p>
      {note.quote !== '' && <blockquote lang={note.lang}>{note.quote}</blockquote>}
      <p>{firstWords(note)}</p>
    </li>
  );
}
