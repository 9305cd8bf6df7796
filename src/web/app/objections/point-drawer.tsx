/** One point beside the table: what it says, what became of it in order, and what the reader may do about it. */
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recorded } from '../../../domain/draft/event.ts';
import type { Workflow } from '../../../domain/workflow/workflow.ts';
import { sayDate } from '../../format/when.ts';
import { Chip } from '../../parts/chip.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { eventsQuery } from '../api/events.ts';
import type { Meeting } from '../api/items.ts';
import { textHref, verdictHref } from '../links.ts';
import { zone } from '../place.ts';
import { Entry } from '../record/entry.tsx';
import { useRecordNames, useWho } from '../record/names.ts';
import { byDay, raisedIn } from '../record/record.ts';
import { useSession } from '../session.ts';
import { Difference } from '../verdict/runs.tsx';
import { useLanguage } from '../words/i18n.ts';
import { Acts } from './acts.tsx';
import { endLooks, stateLooks } from './looks.ts';
import { endOf, kindOf, type Point, recordOf, stateOf } from './points.ts';
import { Place } from './points-table.tsx';

interface PointDrawerProps {
  readonly draft: Draft;
  readonly point: Point;
  readonly meetings: readonly Meeting[];
  readonly onClose: () => void;
}

export function PointDrawer({ draft, point, meetings, onClose }: PointDrawerProps): ReactElement {
  const { t } = useTranslation('objections');
  const { t: part } = useTranslation('parts');
  const { t: inHistory } = useTranslation('history');
  const { nameOf } = useNames();
  const state = stateOf(point, meetings);
  const end = endOf(point);
  return (
    <Dialog
      title={inHistory(`items.${kindOf(point)}`, { number: point.item })}
      closeLabel={part('close')}
      place="side"
      isOpen
      onClose={onClose}
    >
      <div className="point-drawer">
        <p className="point-chips">
          <Chip {...stateLooks[state]}>{t(`states.${state}`)}</Chip>
          {end && <Chip {...endLooks[end.kind]}>{t(`ends.${end.kind}`)}</Chip>}
        </p>
        <p>
          <Link href={verdictHref(draft.id, point.agency)}>{nameOf(point.agency)}</Link>
        </p>
        <section className="point-part">
          <Place point={point} />
          {point.wording === undefined ? (
            <blockquote lang={point.lang}>{point.quote}</blockquote>
          ) : (
            <blockquote>
              <Difference before={point.quote} after={point.wording} lang={point.lang} />
            </blockquote>
          )}
          <p className="point-said" lang={recogniseLanguage(point.reason)}>
            {point.reason}
          </p>
          <p className="field-hint">
            <Link href={textHref(draft.id, point.version, point.block)}>{t('inText')}</Link>
            {point.watch && <> · {point.watch.say}</>}
          </p>
        </section>
        <Acts draft={draft} point={point} />
        <Thread draft={draft} point={point} />
      </div>
    </Dialog>
  );
}

type ThreadProps = Pick<PointDrawerProps, 'draft' | 'point'>;

/** From raised to settled, as the record has it; the record is its members'. */
function Thread({ draft, point }: ThreadProps): ReactElement {
  const { t } = useTranslation('objections');
  const session = useSession();
  const { data: log, isLoading } = useQuery({
    ...eventsQuery(draft.id),
    enabled: session !== null,
  });
  const created = log?.[0]?.event;
  return (
    <section className="point-part">
      <h3>{t('thread.title')}</h3>
      {session === null && <p className="quiet">{t('thread.forMembers')}</p>}
      {isLoading && <Skeleton label={t('opening')} rows={5} />}
      {log && created?.type === 'created' && (
        <Entries log={log} workflow={created.workflow} point={point} draft={draft} />
      )}
    </section>
  );
}

interface EntriesProps extends ThreadProps {
  readonly log: readonly Recorded[];
  readonly workflow: Workflow;
}

function Entries({ log, workflow, point, draft }: EntriesProps): ReactElement {
  const raised = useMemo(() => raisedIn(log), [log]);
  const names = useRecordNames(workflow, raised);
  const who = useWho(draft.id);
  const lang = useLanguage();
  return (
    <>
      {byDay(recordOf(log, point), zone).map(({ day, entries }) => (
        <div key={day} className="point-day">
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
