/** The conciliation meetings of a draft, newest first, and what the drawer of one says and offers. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayList } from '../../format/list.ts';
import { sayInstant } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { Chip, type Tone } from '../../parts/chip.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { ButtonLink, Link } from '../../parts/link.tsx';
import { DefinitionList } from '../../parts/lists.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { calendarHref, type Meeting, useCancel } from '../api/items.ts';
import { readClock } from '../clock.ts';
import { objectionsShownHref } from '../links.ts';
import { zone } from '../place.ts';
import { draftsFor, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { MinutesForm } from './minutes-form.tsx';
import { kindOf, type Point } from './points.ts';
import { TwoSteps } from './two-steps.tsx';

type Fate = 'ahead' | 'begun' | 'held' | 'cancelled';

const fateLooks: Readonly<Record<Fate, { readonly tone: Tone; readonly icon: IconName }>> = {
  ahead: { tone: 'move', icon: 'clock' },
  begun: { tone: 'warn', icon: 'clock' },
  held: { tone: 'good', icon: 'agree' },
  cancelled: { tone: 'plain', icon: 'close' },
};

function fateOf({ cancelled, held, begins }: Meeting): Fate {
  if (cancelled) return 'cancelled';
  if (held) return 'held';
  return begins <= readClock() ? 'begun' : 'ahead';
}

const FateChip = ({ meeting }: { readonly meeting: Meeting }): ReactElement => {
  const { t } = useTranslation('objections');
  const fate = fateOf(meeting);
  return <Chip {...fateLooks[fate]}>{t(`meeting.fates.${fate}`)}</Chip>;
};

/** True for who calls meetings, where they can be called. */
export function useCalls(draft: Draft): boolean {
  const session = useSession();
  const isCaller = draftsFor(session, draft.owner) || session?.acting.role === 'coordinator';
  return isCaller && draft.state.kind === 'conciliation';
}

interface MeetingsProps {
  readonly draft: Draft;
  readonly meetings: readonly Meeting[];
}

export function Meetings({ draft, meetings }: MeetingsProps): ReactElement | null {
  const { t } = useTranslation('objections');
  const lang = useLanguage();
  const calls = useCalls(draft);
  if (meetings.length === 0 && !calls) return null;
  return (
    <section className="points-meetings">
      <div className="points-meetings-head">
        <h2>{t('meeting.title')}</h2>
        {calls && (
          <ButtonLink href={objectionsShownHref(draft.id, { meeting: 0 })} icon="plus">
            {t('meeting.call')}
          </ButtonLink>
        )}
      </div>
      {meetings.length === 0 && <p className="quiet">{t('meeting.noneYet')}</p>}
      <ul>
        {meetings.toReversed().map((meeting) => (
          <li key={meeting.meeting}>
            <Link href={objectionsShownHref(draft.id, { meeting: meeting.meeting })}>
              {t('meeting.name', { number: meeting.meeting })}
            </Link>
            <span>{sayInstant(meeting.begins, { lang, zone })}</span>
            <span className="field-hint">{meeting.place}</span>
            <FateChip meeting={meeting} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface MeetingDrawerProps {
  readonly draft: Draft;
  readonly meeting: Meeting;
  readonly points: readonly Point[];
  readonly onClose: () => void;
}

export function MeetingDrawer(props: MeetingDrawerProps): ReactElement {
  const { draft, meeting, points, onClose } = props;
  const { t } = useTranslation('objections');
  const { t: part } = useTranslation('parts');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const { held, cancelled } = meeting;
  const names = (ids: readonly string[]) => sayList(ids.map(nameOf), lang);
  return (
    <Dialog
      title={t('meeting.name', { number: meeting.meeting })}
      closeLabel={part('close')}
      place="side"
      isOpen
      onClose={onClose}
    >
      <div className="point-drawer">
        <p className="point-chips">
          <FateChip meeting={meeting} />
        </p>
        <DefinitionList
          entries={[
            { name: t('meeting.begins'), value: sayInstant(meeting.begins, { lang, zone }) },
            { name: t('meeting.place'), value: meeting.place },
            {
              name: t('meeting.agenda'),
              value: <Agenda draft={draft} meeting={meeting} points={points} />,
            },
            { name: t('meeting.invited'), value: names(meeting.invited) },
            ...(held ? [{ name: t('meeting.present'), value: names(held.present) }] : []),
            ...(held
              ? [
                  {
                    name: t('meeting.minutes'),
                    value: <p className="point-said">{held.minutes}</p>,
                  },
                ]
              : []),
            ...(cancelled ? [{ name: t('meeting.why'), value: cancelled.reason }] : []),
          ]}
        />
        <p>
          <a href={calendarHref(draft.id, meeting.meeting, lang)} download>
            {t('meeting.calendar')}
          </a>
        </p>
        <MeetingActs {...props} />
      </div>
    </Dialog>
  );
}

/** What was to be settled, each with its outcome once there is one. */
function Agenda({ draft, meeting, points }: Omit<MeetingDrawerProps, 'onClose'>): ReactElement {
  const { t } = useTranslation('objections');
  const { t: inHistory } = useTranslation('history');
  const { shortOf } = useNames();
  return (
    <ul className="point-agenda">
      {meeting.agenda.map((number) => {
        const point = points[number - 1];
        const outcome = meeting.held?.outcomes.find((one) => one.item === number);
        return (
          <li key={number}>
            <Link href={objectionsShownHref(draft.id, { item: number })}>
              {inHistory(`items.${point ? kindOf(point) : 'remark'}`, { number })}
            </Link>
            {point && `, ${shortOf(point.agency)}`}
            {outcome && (
              <>
                <br />
                <b>{t(`ends.${outcome.settlement}`)}</b>: {outcome.reason}
                {outcome.wording && <q className="point-agreed">{outcome.wording}</q>}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function MeetingActs({ draft, meeting, points }: MeetingDrawerProps): ReactElement | null {
  const { t } = useTranslation('objections');
  const calls = useCalls(draft);
  const [open, setOpen] = useState<'minutes' | 'cancel' | null>(null);
  if (meeting.held || meeting.cancelled || !calls) return null;
  const onClose = () => setOpen(null);
  if (open === 'minutes')
    return <MinutesForm draft={draft} meeting={meeting} points={points} onClose={onClose} />;
  if (open === 'cancel') return <Cancel draft={draft} meeting={meeting} onClose={onClose} />;
  const hasBegun = fateOf(meeting) === 'begun';
  return (
    <section className="point-part">
      {!hasBegun && <p className="field-hint">{t('meeting.minutesLater')}</p>}
      <p className="point-acts">
        {hasBegun && (
          <Button kind="primary" onPress={() => setOpen('minutes')}>
            {t('meeting.record')}
          </Button>
        )}
        <Button onPress={() => setOpen('cancel')}>{t('meeting.cancel')}</Button>
      </p>
    </section>
  );
}

function Cancel({ draft, meeting, onClose }: Omit<MeetingDrawerProps, 'points'>): ReactElement {
  const { t } = useTranslation('objections');
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const { tellAsync } = useCancel(draft.id, meeting.meeting);
  const lacks = reason.trim() === '';
  return (
    <TwoSteps
      title={t('meeting.cancel')}
      effect={t('meeting.cancelEffect')}
      isReady={() => {
        setChecked(true);
        return !lacks;
      }}
      summary={[{ name: t('reason'), value: reason }]}
      go={t('meeting.cancel')}
      done={t('meeting.cancelDone')}
      send={() => tellAsync({ reason })}
      onClose={onClose}
    >
      <TextArea
        label={t('reason')}
        error={isChecked && lacks ? t('reasonNeeded') : undefined}
        value={reason}
        onChange={setReason}
      />
    </TwoSteps>
  );
}
