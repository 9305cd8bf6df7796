/** S20, the state of the server: what runs, whether the record holds, what waits, what is not kept here. */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayInstant } from '../../format/when.ts';
import { Banner } from '../../parts/banner.tsx';
import { Link } from '../../parts/link.tsx';
import { DefinitionList } from '../../parts/lists.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { AdminScreen } from '../admin/admin-screen.tsx';
import { type ServerStatus, statusQuery } from '../api/admin-server.ts';
import { Failure } from '../frame/failure.tsx';
import { accountHref, adminHref } from '../links.ts';
import { zone } from '../place.ts';
import { administers, readsAdministration, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/admin/server')({ component: Server });

interface PartProps {
  readonly status: ServerStatus;
}

function Server(): ReactElement {
  const { t } = useTranslation('server');
  const isThere = readsAdministration(useSession());
  const { data: status, error, isLoading } = useQuery({ ...statusQuery, enabled: isThere });
  return (
    <AdminScreen section="server" title={t('title')} lead={t('lead')}>
      {isLoading && <Skeleton label={t('title')} rows={10} />}
      {error && <Failure error={error} />}
      {status && (
        <div className="admin-parts">
          <Record status={status} />
          <Letters status={status} />
          <Runs status={status} />
          <Beside />
        </div>
      )}
    </AdminScreen>
  );
}

/** Says an instant on the clock of the place. */
function useSayInstant(): (instant: string) => string {
  const lang = useLanguage();
  return (instant) => sayInstant(instant, { lang, zone });
}

function Record({ status }: PartProps): ReactElement {
  const { t } = useTranslation('server');
  const say = useSayInstant();
  const { last, running } = status.verification;
  const found = [last, running].flatMap((one) => (one && one.faults > 0 ? [one] : []));
  const faults = found.at(-1)?.faults ?? 0;
  const kind = faults > 0 ? 'error' : last ? 'good' : 'info';
  return (
    <section>
      <h2>{t('record.title')}</h2>
      <Banner
        kind={kind}
        title={
          faults > 0
            ? t('record.broken', { count: faults })
            : t(last ? 'record.holds' : 'record.unknown')
        }
      >
        {faults > 0 && <p>{t('record.brokenText')}</p>}
        {last && <p>{t('record.upTo', { ...last, when: say(last.endedAt) })}</p>}
        {running && (
          <p>
            {t('record.running', {
              drafts: running.drafts,
              all: status.drafts,
              when: say(running.startedAt),
            })}
          </p>
        )}
      </Banner>
      {found.length > 0 && (
        <ul className="record-faults" aria-label={t('record.faults')} lang="en">
          {[...new Set(found.flatMap(({ problems }) => problems))].map((problem) => (
            <li key={problem}>
              <code>{problem}</code>
            </li>
          ))}
        </ul>
      )}
      <p>{t('record.text')}</p>
      <DefinitionList
        entries={[
          { name: t('record.drafts'), value: status.drafts },
          { name: t('record.events'), value: status.events },
        ]}
      />
    </section>
  );
}

function Letters({ status: { letters } }: PartProps): ReactElement {
  const { t } = useTranslation('server');
  const say = useSayInstant();
  const keeps = administers(useSession());
  return (
    <section>
      <h2>{t('letters.title')}</h2>
      <p>{t(letters.go ? 'letters.go' : 'letters.stay')}</p>
      <DefinitionList
        entries={[
          { name: t('letters.waiting'), value: letters.waiting },
          ...(letters.since ? [{ name: t('letters.since'), value: say(letters.since) }] : []),
          { name: t('letters.failed'), value: letters.failed },
        ]}
      />
      {keeps && <Link href={adminHref('outbox')}>{t('letters.see')}</Link>}
    </section>
  );
}

function Runs({ status: { release, runtime, now, migrations } }: PartProps): ReactElement {
  const { t } = useTranslation('server');
  const say = useSayInstant();
  const newest = migrations.at(-1);
  return (
    <section>
      <h2>{t('runs.title')}</h2>
      <DefinitionList
        entries={[
          { name: t('runs.release'), value: <code>{release}</code> },
          { name: t('runs.runtime'), value: <code>{runtime}</code> },
          { name: t('runs.clock'), value: say(now) },
          {
            name: t('runs.tables'),
            value: newest ? (
              <>
                <code>{newest.name}</code>
                <span className="cell-note">
                  {t('runs.tablesCount', { count: migrations.length })}
                  {newest.at && `, ${say(newest.at)}`}
                </span>
              </>
            ) : (
              t('runs.noTables')
            ),
          },
        ]}
      />
    </section>
  );
}

/** What is looked for here and lies elsewhere. */
function Beside(): ReactElement {
  const { t } = useTranslation('server');
  return (
    <>
      <section>
        <h2>{t('backups.title')}</h2>
        <p>{t('backups.text')}</p>
      </section>
      <section>
        <h2>{t('backups.tokens')}</h2>
        <p>
          {t('backups.tokensText')} <Link href={accountHref}>{t('backups.toTokens')}</Link>
        </p>
      </section>
    </>
  );
}
