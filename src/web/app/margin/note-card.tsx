/** A note in a line, which opens to all of it. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icon.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { AmendmentBody } from './amendment-body.tsx';
import { ItemBody } from './item-body.tsx';
import { kindIcons } from './kind-icons.ts';
import type { Note } from './notes.ts';
import { ThreadBody } from './thread-body.tsx';

interface NoteCardProps {
  readonly draft: Draft;
  readonly note: Note;
  readonly isOpen: boolean;
  /** Opens it, or shuts it when it is open. */
  readonly onTurn: (key: string) => void;
}

export function NoteCard({ draft, note, isOpen, onTurn }: NoteCardProps): ReactElement {
  const { t } = useTranslation('margin');
  const { shortOf } = useNames();
  return (
    <li
      className={`note note-${note.kind} ${note.isOpen ? '' : 'note-ended'}`}
      id={`note-${note.key}`}
    >
      <button
        type="button"
        className="note-head"
        aria-expanded={isOpen}
        onClick={() => onTurn(note.key)}
      >
        <Icon name={note.isOpen ? kindIcons[note.kind] : 'agree'} />
        <span className="note-title">
          <b>{useTitle(note)}</b> {shortOf(note.organisation)}
          {!note.isOpen && <span className="note-state"> · {t('endedShort')}</span>}
        </span>
        {!isOpen && (
          <span className="note-first" lang={recogniseLanguage(firstWords(note))}>
            {firstWords(note)}
          </span>
        )}
      </button>
      {isOpen && <Body draft={draft} note={note} />}
    </li>
  );
}

/** What a note is called: its kind, and its number where it has one. */
export function useTitle(note: Note): string {
  const { t } = useTranslation('margin');
  if (note.is === 'amendment') return t('amendment', { number: note.amendment.amendment });
  if (note.is === 'thread') return t(`threads.${note.thread.kind}`);
  const { kind, fundamental, item: number } = note.item;
  return t(`items.${fundamental ? 'fundamental' : kind}`, { number });
}

/** What a note says first: the reason of an amendment or a point, the last words of a thread. */
export function firstWords(note: Note): string {
  if (note.is === 'amendment') return note.amendment.justification;
  if (note.is === 'item') return note.item.reason;
  return note.thread.messages.findLast(({ text }) => text !== null)?.text ?? '';
}

function Body({ draft, note }: Pick<NoteCardProps, 'draft' | 'note'>): ReactElement {
  if (note.is === 'thread') return <ThreadBody draft={draft} thread={note.thread} />;
  if (note.is === 'item') return <ItemBody item={note.item} />;
  return <AmendmentBody draft={draft.id} note={note} />;
}
