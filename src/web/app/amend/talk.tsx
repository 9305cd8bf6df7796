/** What is said about the places an amendment changes, in the circles the reader is in, and saying more. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Circle } from '../../../domain/discussion/visibility.ts';
import type { Language } from '../../../domain/language.ts';
import { sayDate } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Select } from '../../parts/select.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import type { AmendmentDetails } from '../api/amendments.ts';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { zone } from '../place.ts';
import { Refused } from '../refusals/refused.tsx';
import { draftsFor, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { type Thread, threadsQuery, useOpenThread, useReply } from './threads.ts';

interface TalkProps {
  readonly draft: Draft;
  readonly amendment: AmendmentDetails;
  readonly lang: Language | undefined;
}

export function Talk({ draft, amendment, lang }: TalkProps): ReactElement {
  const { t } = useTranslation('amendment');
  const session = useSession();
  const { data = [] } = useQuery(threadsQuery(draft.id));
  const blocks = new Set(Object.values(amendment.affected.blocks).flat());
  const own = data.filter(({ place, on }) => blocks.has(place.block) || blocks.has(on.block));
  const [block] = (lang && amendment.affected.blocks[lang]) ?? [];
  const mayWrite = session !== null && !['administrator', 'auditor'].includes(session.acting.role);
  return (
    <section className="amendment-part amendment-talk">
      <h3>{t('talk.title')}</h3>
      <p className="field-hint">{t('talk.hint')}</p>
      {own.length === 0 && <p className="quiet">{t('talk.nothing')}</p>}
      {own.map((thread) => (
        <ThreadView key={thread.thread} draft={draft} thread={thread} mayWrite={mayWrite} />
      ))}
      {mayWrite && block !== undefined && lang && (
        <Begin draft={draft} block={block} lang={lang} version={amendment.version} />
      )}
    </section>
  );
}

interface ThreadViewProps {
  readonly draft: Draft;
  readonly thread: Thread;
  readonly mayWrite: boolean;
}

function ThreadView({ draft, thread, mayWrite }: ThreadViewProps): ReactElement {
  const { t } = useTranslation('amendment');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const [isOpen, setOpen] = useState(false);
  const reply = useReply(draft.id, thread.thread);
  return (
    <div className="amendment-thread">
      <p>
        <Chip>{t(`talk.circles.${thread.circle}`)}</Chip>{' '}
        {thread.resolved && (
          <Chip tone="good" icon="agree">
            {t('talk.resolved')}
          </Chip>
        )}
      </p>
      <ol>
        {thread.messages.map(({ message, text, by, at }) => (
          <li key={message}>
            <p className="quiet">
              {t('by', { name: nameOf(by.organisation), date: sayDate(at, { lang, zone }) })}
            </p>
            {text === null ? (
              <p className="quiet">{t('talk.retracted')}</p>
            ) : (
              <p className="amend-words" lang={recogniseLanguage(text)}>
                {text}
              </p>
            )}
          </li>
        ))}
      </ol>
      {mayWrite && !isOpen && (
        <Button kind="plain" onPress={() => setOpen(true)}>
          {t('talk.reply')}
        </Button>
      )}
      {isOpen && (
        <Say
          label={t('talk.words')}
          face={t('talk.reply')}
          error={reply.error}
          isPending={reply.isPending}
          onSay={async (text) => {
            await reply.tellAsync(text);
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}

interface BeginProps {
  readonly draft: Draft;
  readonly block: string;
  readonly lang: Language;
  readonly version: number;
}

/** The first words of a new thread about the place. */
function Begin({ draft, block, lang, version }: BeginProps): ReactElement {
  const { t } = useTranslation('amendment');
  const session = useSession();
  const open = useOpenThread(draft.id);
  const organisation = session?.acting.organisation ?? '';
  const isDrafting = draftsFor(session, draft.owner);
  const takesPart = isDrafting || draft.participants.includes(organisation);
  const circles: readonly Circle[] = [
    'public',
    ...(takesPart ? (['participants'] as const) : []),
    ...(isDrafting ? (['drafters'] as const) : []),
    'own',
  ];
  const [circle, setCircle] = useState<Circle>(takesPart ? 'participants' : 'public');
  return (
    <details className="amendment-begin">
      <summary>{t('talk.write')}</summary>
      <Select
        label={t('talk.circle')}
        value={circle}
        onChange={(key) => setCircle(key as Circle)}
        choices={circles.map((id) => ({ id, name: t(`talk.circles.${id}`) }))}
      />
      <Say
        label={t('talk.words')}
        face={t('talk.send')}
        error={open.error}
        isPending={open.isPending}
        onSay={(text) =>
          open.tellAsync({ circle, kind: 'remark', text, on: { lang, version, block, quote: '' } })
        }
      />
    </details>
  );
}

interface SayProps {
  readonly label: string;
  readonly face: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly onSay: (text: string) => Promise<unknown>;
}

function Say({ label, face, error, isPending, onSay }: SayProps): ReactElement {
  const { t } = useTranslation('amendment');
  const [text, setText] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    onSay(text).then(
      () => setText(''),
      () => {},
    );
  };
  return (
    <form className="amendment-say" onSubmit={send}>
      <Refused error={error} title={t('talk.refused')} />
      <TextArea label={label} value={text} onChange={setText} />
      <Button type="submit" isDisabled={isPending || text.trim() === ''}>
        {face}
      </Button>
    </form>
  );
}
