/** What a meeting came to: who was there, the minutes, and for each point still open an outcome. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayList } from '../../format/list.ts';
import { Checkbox, RadioGroup } from '../../parts/choice.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { type Meeting, useMinutes } from '../api/items.ts';
import { useLanguage } from '../words/i18n.ts';
import {
  emptyMinutes,
  faultOf,
  type MinutesWritten,
  type OutcomeWritten,
  readMinutes,
} from './minutes.ts';
import { endOf, kindOf, type Point } from './points.ts';
import { TwoSteps } from './two-steps.tsx';

interface MinutesFormProps {
  readonly draft: Draft;
  readonly meeting: Meeting;
  readonly points: readonly Point[];
  readonly onClose: () => void;
}

export function MinutesForm({ draft, meeting, points, onClose }: MinutesFormProps): ReactElement {
  const { t } = useTranslation('objections');
  const { t: inHistory } = useTranslation('history');
  const lang = useLanguage();
  const { nameOf, shortOf } = useNames();
  const open = meeting.agenda
    .flatMap((number) => points[number - 1] ?? [])
    .filter((one) => !endOf(one));
  const [written, setWritten] = useState(() => emptyMinutes(open));
  const [isChecked, setChecked] = useState(false);
  const { tellAsync } = useMinutes(draft.id, meeting.meeting);
  const tell = (next: Partial<MinutesWritten>) => setWritten((before) => ({ ...before, ...next }));
  const tellOutcome = (item: number, next: Partial<OutcomeWritten>) =>
    setWritten((before) => ({
      ...before,
      outcomes: before.outcomes.map((one) => (one.item === item ? { ...one, ...next } : one)),
    }));
  return (
    <TwoSteps
      title={t('meeting.record')}
      effect={t('meeting.recordEffect')}
      isReady={() => {
        setChecked(true);
        return readMinutes(written) !== null;
      }}
      summary={[
        { name: t('meeting.present'), value: sayList(written.present.map(nameOf), lang) },
        { name: t('meeting.minutes'), value: <p className="point-said">{written.minutes}</p> },
        ...written.outcomes.map(({ item, settlement, reason, wording }) => ({
          name: `№ ${item}`,
          value: (
            <>
              <b>{settlement && t(`ends.${settlement}`)}</b>: {reason}
              {settlement === 'agreed' && wording && <q className="point-agreed">{wording}</q>}
            </>
          ),
        })),
      ]}
      go={t('meeting.recordGo')}
      done={t('meeting.recordDone')}
      send={async () => {
        const minutes = readMinutes(written);
        if (minutes) await tellAsync(minutes);
      }}
      onClose={onClose}
    >
      <PresentField
        invited={meeting.invited}
        present={written.present}
        onChange={(present) => tell({ present })}
      />
      <TextArea
        label={t('meeting.minutes')}
        hint={t('meeting.minutesHint')}
        error={isChecked && written.minutes.trim() === '' ? t('meeting.minutesNeeded') : undefined}
        value={written.minutes}
        onChange={(minutes) => tell({ minutes })}
      />
      {open.map((point) => {
        const outcome = written.outcomes.find(({ item }) => item === point.item);
        return (
          outcome && (
            <OutcomeFields
              key={point.item}
              name={`${inHistory(`items.${kindOf(point)}`, { number: point.item })}, ${shortOf(point.agency)}`}
              point={point}
              outcome={outcome}
              fault={isChecked ? faultOf(outcome, written.present) : null}
              onChange={(next) => tellOutcome(point.item, next)}
            />
          )
        );
      })}
    </TwoSteps>
  );
}

interface PresentFieldProps {
  readonly invited: readonly string[];
  readonly present: readonly string[];
  readonly onChange: (present: readonly string[]) => void;
}

function PresentField({ invited, present, onChange }: PresentFieldProps): ReactElement {
  const { t } = useTranslation('objections');
  const { nameOf } = useNames();
  const put = (agency: string, isThere: boolean) =>
    onChange(invited.filter((one) => (one === agency ? isThere : present.includes(one))));
  return (
    <fieldset className="field">
      <legend className="field-label">{t('meeting.present')}</legend>
      {invited.map((agency) => (
        <Checkbox
          key={agency}
          isSelected={present.includes(agency)}
          onChange={(isThere) => put(agency, isThere)}
        >
          {nameOf(agency)}
        </Checkbox>
      ))}
    </fieldset>
  );
}

interface OutcomeFieldsProps {
  readonly name: string;
  readonly point: Point;
  readonly outcome: OutcomeWritten;
  readonly fault: ReturnType<typeof faultOf>;
  readonly onChange: (next: Partial<OutcomeWritten>) => void;
}

function OutcomeFields(props: OutcomeFieldsProps): ReactElement {
  const { name, point, outcome, fault, onChange } = props;
  const { t } = useTranslation('objections');
  const isSettlement = fault === 'settlement' || fault === 'absent';
  return (
    <fieldset className="point-outcome">
      <legend>{name}</legend>
      <q className="point-clamp" lang={point.lang}>
        {point.quote}
      </q>
      <RadioGroup
        label={t('meeting.outcome')}
        error={isSettlement ? t(`meeting.faults.${fault}`) : undefined}
        value={outcome.settlement}
        onChange={(settlement) =>
          onChange({ settlement: settlement === 'agreed' ? 'agreed' : 'disagreed' })
        }
        choices={(['agreed', 'disagreed'] as const).map((id) => ({
          id,
          name: t(`ends.${id}`),
          note: t(`meeting.outcomeNotes.${id}`),
        }))}
      />
      <TextArea
        label={t('meeting.outcomeReason')}
        error={fault === 'reason' ? t('reasonNeeded') : undefined}
        value={outcome.reason}
        onChange={(reason) => onChange({ reason })}
      />
      {outcome.settlement === 'agreed' && (
        <TextArea
          label={t('meeting.wording')}
          hint={t('meeting.wordingHint')}
          value={outcome.wording}
          onChange={(wording) => onChange({ wording })}
        />
      )}
    </fieldset>
  );
}
