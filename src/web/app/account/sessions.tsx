/** Where one is signed in, and the ways to end it: one session, or all. */
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { sayInstant } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { account, type SessionLine, sessionsQuery, useOnce } from '../api/account.ts';
import { signInHref } from '../links.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import { nameDevice } from './device.ts';
import { Fault } from './fault.tsx';
import { Line, Part } from './part.tsx';

export function Sessions(): ReactElement {
  const { t } = useTranslation('account');
  const { data, error, isLoading } = useQuery(sessionsQuery);
  const end = useOnce(account.endSession);
  const endAll = useOnce(account.endSessions);
  const leave = () => location.assign(signInHref);
  return (
    <Part title={t('sessions.title')} text={t('sessions.text')}>
      <Fault error={error ?? end.error ?? endAll.error} />
      {isLoading && <Skeleton label={t('sessions.title')} rows={2} />}
      <ul className="account-lines">
        {data?.map((line) => (
          <SessionItem key={line.session} line={line} onEnd={() => end.mutate(line.session)} />
        ))}
      </ul>
      <p className="entry-row">
        <Button
          kind="danger"
          isDisabled={endAll.isPending}
          onPress={() => endAll.mutate(undefined, { onSuccess: leave })}
        >
          {t('sessions.endAll')}
        </Button>
        <span className="field-hint">{t('sessions.endAllText')}</span>
      </p>
    </Part>
  );
}

interface SessionItemProps {
  readonly line: SessionLine;
  readonly onEnd: () => void;
}

function SessionItem({ line, onEnd }: SessionItemProps): ReactElement {
  const { t } = useTranslation('account');
  const lang = useLanguage();
  const named = useId();
  const end = useId();
  const device = nameDevice(line.device);
  return (
    <Line
      title={
        <>
          <span id={named} {...(device ? { lang: 'en' } : {})}>
            {device || t('sessions.unknown')}
          </span>
          {line.isThis && <span className="account-mark"> · {t('sessions.isThis')}</span>}
        </>
      }
      notes={t('sessions.seen', { when: sayInstant(line.seenAt, { lang, zone }) })}
      action={
        line.isThis ? null : (
          <Button id={end} aria-labelledby={`${end} ${named}`} onPress={onEnd}>
            {t('sessions.end')}
          </Button>
        )
      }
    />
  );
}
