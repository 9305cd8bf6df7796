/** The notes of one row over the page, where there is no room beside it. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../parts/dialog.tsx';
import type { Page } from '../reading/group-view.tsx';
import type { Row } from '../reading/rows.ts';
import { AnswersNote } from './answers-note.tsx';
import type { NoteTurn } from './margin.tsx';
import { NoteCard } from './note-card.tsx';
import { notesOn } from './notes.ts';

interface RowSheetProps extends NoteTurn {
  readonly page: Page;
  /** None: it is shut. */
  readonly row: Row | undefined;
  readonly onClose: () => void;
}

export function RowSheet({ page, row, open, onTurn, onClose }: RowSheetProps): ReactElement | null {
  const { t } = useTranslation('margin');
  if (!row) return null;
  const answers = page.answersOf(row);
  return (
    <Dialog title={t('ofBlock')} closeLabel={t('close')} place="side" isOpen onClose={onClose}>
      {answers.length > 0 && <AnswersNote answers={answers} />}
      <ul className="notes">
        {notesOn(page.placed, row.id).map((note) => (
          <NoteCard
            key={note.key}
            draft={page.draft}
            note={note}
            isOpen={note.key === open}
            onTurn={onTurn}
          />
        ))}
      </ul>
    </Dialog>
  );
}
