/** A thread with all that was said in it, and what can be said and done next. */
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayShortDate } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import type { Draft } from '../api/drafts.ts';
import { useThreadAct } from '../api/threads.ts';
import { zone } from '../place.ts';
import { useWho } from '../record/names.ts';
import { Refused } from '../refusals/refused.tsx';
import { useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Thread } from './notes.ts';
import { circlesOf, tends } from './speak.ts';

interface ThreadBodyProps {
  readonly draft: Draft;
  readonly thread: Thread;
}

export function ThreadBody({ draft, thread }: ThreadBodyProps): ReactElement {
  const { t } = useTranslation('margin');
  const session = useSession();
  const [text, setText] = useState('');
  const { tellAsync, isPending, error } = useThreadAct(draft.id, thread.thread);
  const act = async (told: Parameters<typeof tellAsync>[0]) => {
    await tellAsync(told).then(
      () => setText(''),
      // The refusal stands in `error` and what was written stays.
      () => {},
    );
  };
  const reply = (event: FormEvent) => {
    event.preventDefault();
    void act({ act: 'replies', text });
  };
  const reason = text.trim() === '' ? {} : { reason: text };
  return (
    <div className="note-body">
      <p className="note-circle">{t(`circles.${thread.circle}`)}</p>
      <Messages draft={draft.id} thread={thread} />
      <Refused error={error} title={t('refused')} />
      {circlesOf(session, draft).includes(thread.circle) && (
        <form className="note-form" onSubmit={reply}>
          <TextArea label={t('reply')} value={text} onChange={setText} />
          <p className="note-actions">
            <Button type="submit" isDisabled={isPending || text.trim() === ''}>
              {t('send')}
            </Button>
            {tends(session, draft, thread) && (
              <Button
                kind="plain"
                isDisabled={isPending}
                onPress={() =>
                  void act({ act: thread.resolved ? 'reopening' : 'resolution', ...reason })
                }
              >
                {t(thread.resolved ? 'reopen' : 'resolve')}
              </Button>
            )}
          </p>
        </form>
      )}
    </div>
  );
}

/** What was said and when it was resolved or taken up again, in the order it came. */
function Messages({
  draft,
  thread,
}: {
  readonly draft: string;
  readonly thread: Thread;
}): ReactElement {
  const { t } = useTranslation('margin');
  const lang = useLanguage();
  const who = useWho(draft);
  const said = [
    ...thread.messages.map(({ at, by, text }) => ({ at, by, text: text ?? t('retracted') })),
    ...thread.turns.map(({ at, by, to, reason }) => ({
      at,
      by,
      text: [t(`turns.${to}`), reason].filter(Boolean).join(': '),
    })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  return (
    <ol className="note-messages">
      {said.map(({ at, by, text }) => (
        <li key={`${at} ${text}`}>
          <p className="note-who">
            <b>{who(by)}</b> <time dateTime={at}>{sayShortDate(at, { lang, zone })}</time>
          </p>
          <p className="note-said" lang={recogniseLanguage(text)}>
            {text}
          </p>
        </li>
      ))}
    </ol>
  );
}
