/** What happened to an amendment, in the sentences of the record; those who are not signed in see the record's end alone. */
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recorded } from '../../../domain/draft/event.ts';
import type { Workflow } from '../../../domain/workflow/workflow.ts';
import { sayDate } from '../../format/when.ts';
import { Skeleton } from '../../parts/skeleton.tsx';
import type { AmendmentDetails } from '../api/amendments.ts';
import type { Draft } from '../api/drafts.ts';
import { eventsQuery } from '../api/events.ts';
import { zone } from '../place.ts';
import { Entry } from '../record/entry.tsx';
import { useRecordNames, useWho } from '../record/names.ts';
import { byDay, raisedIn } from '../record/record.ts';
import { useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

interface TrailProps {
  readonly draft: Draft;
  readonly amendment: AmendmentDetails;
}

export function Trail({ draft, amendment }: TrailProps): ReactElement {
  const { t } = useTranslation('amendment');
  const session = useSession();
  const { data: log, isLoading } = useQuery({
    ...eventsQuery(draft.id),
    enabled: session !== null,
  });
  const created = log?.[0]?.event;
  return (
    <section className="amendment-part">
      <h3>{t('trail.title')}</h3>
      {session === null && <p className="quiet">{t('trail.forMembers')}</p>}
      {isLoading && <Skeleton label={t('opening')} rows={4} />}
      {log && created?.type === 'created' && (
        <Entries id={draft.id} log={log} workflow={created.workflow} number={amendment.amendment} />
      )}
    </section>
  );
}

interface EntriesProps {
  /** The draft's. */
  readonly id: string;
  readonly log: readonly Recorded[];
  readonly workflow: Workflow;
  readonly number: number;
}

function Entries({ id, log, workflow, number }: EntriesProps): ReactElement {
  const raised = useMemo(() => raisedIn(log), [log]);
  const names = useRecordNames(workflow, raised);
  const who = useWho(id);
  const lang = useLanguage();
  const own = log.filter(({ event }) => 'amendment' in event && event.amendment === number);
  return (
    <>
      {byDay(own, zone).map(({ day, entries }) => (
        <div key={day} className="amendment-day">
          <h4>{sayDate(entries[0]?.event.at ?? day, { lang, zone })}</h4>
          <ol className="timeline">
            {entries.map((entry) => (
              <Entry key={entry.event.seq} entry={entry} names={names} raised={raised} who={who} />
            ))}
          </ol>
        </div>
      ))}
    </>
  );
}
