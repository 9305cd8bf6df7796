/** A part of a draft's record: what concerns one amendment, one objection. The record is its members'. */
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recorded } from '../../../domain/draft/event.ts';
import type { Workflow } from '../../../domain/workflow/workflow.ts';
import { sayDate } from '../../format/when.ts';
import { Skeleton } from '../../parts/skeleton.tsx';
import { eventsQuery } from '../api/events.ts';
import { zone } from '../place.ts';
import { useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { Entry } from './entry.tsx';
import { useRecordNames, useWho } from './names.ts';
import { byDay, raisedIn } from './record.ts';

interface ExcerptProps {
  /** The draft's id. */
  readonly draft: string;
  /** What of the whole log is shown, in the order of the log. */
  readonly choose: (log: readonly Recorded[]) => readonly Recorded[];
}

/** Day by day in the sentences of the history; who is not signed in reads that they have to be. */
export function Excerpt({ draft, choose }: ExcerptProps): ReactElement {
  const { t } = useTranslation('history');
  const session = useSession();
  const { data: log, isLoading } = useQuery({ ...eventsQuery(draft), enabled: session !== null });
  const created = log?.[0]?.event;
  return (
    <>
      {session === null && <p className="quiet">{t('forMembers')}</p>}
      {isLoading && <Skeleton label={t('opening')} rows={4} />}
      {log && created?.type === 'created' && (
        <Days draft={draft} log={log} chosen={choose(log)} workflow={created.workflow} />
      )}
    </>
  );
}

interface DaysProps {
  readonly draft: string;
  readonly log: readonly Recorded[];
  readonly chosen: readonly Recorded[];
  readonly workflow: Workflow;
}

function Days({ draft, log, chosen, workflow }: DaysProps): ReactElement {
  const raised = useMemo(() => raisedIn(log), [log]);
  const names = useRecordNames(workflow, raised);
  const who = useWho(draft);
  const lang = useLanguage();
  return (
    <>
      {byDay(chosen, zone).map(({ day, entries }) => (
        <div key={day} className="excerpt-day">
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
