/** Notes whose place the text on the screen has not: the words they were about, and where they may belong. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Link } from '../../parts/link.tsx';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { useThreadAct } from '../api/threads.ts';
import { amendmentHref } from '../links.ts';
import type { TextVersion } from '../reading/shown.ts';
import { Refused } from '../refusals/refused.tsx';
import { useSession } from '../session.ts';
import { firstWords, useTitle } from './note-card.tsx';
import type { Note, ThreadNote } from './notes.ts';
import { tends } from './speak.ts';

interface TrayProps {
  readonly draft: Draft;
  readonly version: TextVersion;
  readonly notes: readonly Note[];
  /** Goes on with choosing the place of a thread in the text. */
  readonly onAttach: (note: ThreadNote) => void;
  readonly onClose: () => void;
}

export function Tray({ draft, version, notes, onAttach, onClose }: TrayProps): ReactElement {
  const { t } = useTranslation('margin');
  return (
    <Dialog title={t('tray')} closeLabel={t('close')} place="side" isOpen onClose={onClose}>
      <p>{t('trayText')}</p>
      <ul className="tray">
        {notes.map((note) => (
          <Lost key={note.key} draft={draft} version={version} note={note} onAttach={onAttach} />
        ))}
      </ul>
    </Dialog>
  );
}

interface LostProps extends Pick<TrayProps, 'draft' | 'version' | 'onAttach'> {
  readonly note: Note;
}

function Lost({ draft, version, note, onAttach }: LostProps): ReactElement {
  const { t } = useTranslation('margin');
  const { shortOf } = useNames();
  const session = useSession();
  const isMine = note.is === 'thread' && tends(session, draft, note.thread);
  return (
    <li className={`note note-${note.kind} tray-note`}>
      <p>
        <b>{useTitle(note)}</b> {shortOf(note.organisation)}
      </p>
      {note.quote !== '' && (
        <blockquote lang={note.lang}>
          {note.is === 'thread' && <span className="quiet">{note.thread.place.before}</span>}
          <mark>{note.quote}</mark>
          {note.is === 'thread' && <span className="quiet">{note.thread.place.after}</span>}
        </blockquote>
      )}
      <p className="note-said" lang={note.lang}>
        {firstWords(note)}
      </p>
      {note.is === 'amendment' && (
        <p>
          <Link href={amendmentHref(draft.id, note.amendment.amendment)}>
            {t('openAmendment', { number: note.amendment.amendment })}
          </Link>
        </p>
      )}
      {isMine && note.thread.place.fate === 'lost' && (
        <Attach draft={draft} version={version} note={note} onAttach={onAttach} />
      )}
    </li>
  );
}

interface AttachProps extends Pick<TrayProps, 'draft' | 'version' | 'onAttach'> {
  readonly note: ThreadNote;
}

/** Takes the guess there is, or goes on with choosing. Nothing is attached but by a person. */
function Attach({ draft, version, note, onAttach }: AttachProps): ReactElement {
  const { t } = useTranslation('margin');
  const { tell, isPending, error } = useThreadAct(draft.id, note.thread.thread);
  const guess = note.thread.place.lost?.guess;
  return (
    <>
      <Refused error={error} title={t('refused')} />
      {guess && (
        <p>
          {t('guess')} <q lang={note.lang}>{guess.quote}</q>
        </p>
      )}
      <p className="note-actions">
        {guess && (
          <Button
            isDisabled={isPending}
            onPress={() => {
              const { block, quote, offset: near } = guess;
              tell({ act: 'place', on: { lang: note.lang, version, block, quote, near } });
            }}
          >
            {t('attachGuess')}
          </Button>
        )}
        <Button kind="plain" isDisabled={isPending} onPress={() => onAttach(note)}>
          {t('attachElsewhere')}
        </Button>
      </p>
    </>
  );
}
