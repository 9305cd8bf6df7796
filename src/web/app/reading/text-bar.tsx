/** What of a text is shown: its version and language, which notes; and the search in it. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { Button, IconButton } from '../../parts/button.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { Select } from '../../parts/select.tsx';
import { ToggleButton, Toolbar } from '../../parts/toolbar.tsx';
import type { Draft } from '../api/drafts.ts';
import { versionsQuery } from '../api/moves.ts';
import { type NoteKind, noteKinds } from '../margin/notes.ts';
import { draftsFor, useSession } from '../session.ts';
import type { TextShown, TextVersion } from './shown.ts';

interface ChoicesProps {
  readonly draft: Draft;
  readonly version: TextVersion;
  readonly text: Language | 'both';
  readonly onShow: (next: TextShown) => void;
}

export function Choices({ draft, version, text, onShow }: ChoicesProps): ReactElement {
  const { t } = useTranslation('read');
  const { t: named } = useTranslation('draft');
  const session = useSession();
  const { data: versions = [] } = useQuery(versionsQuery(draft.id));
  const readsWorking = draftsFor(session, draft.owner) || session?.acting.role === 'coordinator';
  return (
    <>
      <Select
        label={t('version')}
        value={String(version)}
        onChange={(key) => onShow({ v: key === 'working' ? key : Number(key) })}
        choices={[
          ...versions.toReversed().map((one) => ({
            id: String(one.version),
            name: named('version', { number: one.version }),
            ...(one.label ? { note: one.label } : {}),
          })),
          ...(readsWorking ? [{ id: 'working', name: t('working') }] : []),
        ]}
      />
      <Toolbar label={t('language')}>
        {draft.languages.map((one) => (
          <ToggleButton
            key={one}
            label={named(`languages.${one}`)}
            isOn={one === text}
            onChange={() => onShow({ text: one })}
          />
        ))}
        {draft.languages.length > 1 && (
          <ToggleButton
            label={t('both')}
            isOn={text === 'both'}
            onChange={() => onShow({ text: 'both' })}
          />
        )}
      </Toolbar>
    </>
  );
}

interface NotesShownProps {
  readonly open: Readonly<Record<NoteKind, number>>;
  readonly hidden: readonly NoteKind[];
  readonly ended: boolean;
  readonly countLost: number;
  readonly onShow: (next: TextShown) => void;
}

/** Which notes stand beside the text. */
export function NoteChoices(props: NotesShownProps): ReactElement {
  const { open, hidden, ended, countLost, onShow } = props;
  const { t } = useTranslation('margin');
  const turn = (kind: NoteKind) => {
    const next = hidden.includes(kind) ? hidden.filter((one) => one !== kind) : [...hidden, kind];
    onShow({ hide: next.join(',') || undefined });
  };
  return (
    <>
      <Toolbar label={t('shown')}>
        {noteKinds.map((kind) => (
          <ToggleButton
            key={kind}
            label={`${t(`kinds.${kind}`)} ${open[kind]}`}
            isOn={!hidden.includes(kind)}
            onChange={() => turn(kind)}
          />
        ))}
        <ToggleButton
          label={t('endedToo')}
          isOn={ended}
          onChange={(isOn) => onShow({ ended: isOn || undefined })}
        />
      </Toolbar>
      {countLost > 0 && (
        <Button icon="warning" kind="plain" onPress={() => onShow({ lost: true })}>
          {t('lost', { count: countLost })}
        </Button>
      )}
    </>
  );
}

interface FindProps {
  readonly words: string;
  readonly count: number;
  /** The hit one stands at, from 0; -1 before the first. */
  readonly at: number;
  readonly onWords: (words: string) => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** Searching all of the text, drawn or not; Enter goes on to the next, with Shift to the one before. */
export function Find({ words, count, at, onWords, onStep }: FindProps): ReactElement {
  const { t } = useTranslation('read');
  return (
    <search className="reading-find">
      <SearchField
        label={t('find')}
        value={words}
        onChange={onWords}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
          else event.continuePropagation();
        }}
      />
      {words.trim() !== '' && (
        <>
          <span role="status" className="reading-hits">
            {count === 0 ? t('nowhere') : t('step', { number: Math.max(0, at) + 1, count })}
          </span>
          <IconButton
            icon="up"
            label={t('previousHit')}
            isDisabled={count === 0}
            onPress={() => onStep(-1)}
          />
          <IconButton
            icon="down"
            label={t('nextHit')}
            isDisabled={count === 0}
            onPress={() => onStep(1)}
          />
        </>
      )}
    </search>
  );
}
