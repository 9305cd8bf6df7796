/** Calling a conciliation: which points, when and where on the procedure's clock, and who beside those always invited. */

import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareNames, sayList } from '../../format/list.ts';
import { sayInstant } from '../../format/when.ts';
import { Checkbox } from '../../parts/choice.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Select } from '../../parts/select.tsx';
import { Tags } from '../../parts/tags.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { agenciesQuery, useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { type Meeting, useCall } from '../api/items.ts';
import { readClock } from '../clock.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import { readBegins } from './begins.ts';
import { kindOf, type Point, stateOf } from './points.ts';
import { TwoSteps } from './two-steps.tsx';

interface CallDrawerProps {
  readonly draft: Draft;
  readonly points: readonly Point[];
  readonly meetings: readonly Meeting[];
  readonly onClose: () => void;
}

interface Written {
  readonly date: string | null;
  readonly hour: string;
  readonly place: string;
  readonly agenda: readonly number[];
  /** Beside those always invited. */
  readonly others: readonly string[];
}

export function CallDrawer({ draft, points, meetings, onClose }: CallDrawerProps): ReactElement {
  const { t } = useTranslation('objections');
  const { t: part } = useTranslation('parts');
  const { t: inHistory } = useTranslation('history');
  const lang = useLanguage();
  const { nameOf, shortOf } = useNames();
  const open = points.filter((point) => stateOf(point, meetings) !== 'ended');
  const [written, setWritten] = useState<Written>(() => ({
    date: null,
    hour: '',
    place: '',
    agenda: open.filter((one) => stateOf(one, meetings) === 'upheld').map(({ item }) => item),
    others: [],
  }));
  const [isChecked, setChecked] = useState(false);
  const { tellAsync } = useCall(draft.id);
  const tell = (next: Partial<Written>) => setWritten((before) => ({ ...before, ...next }));
  const { place, agenda, others } = written;
  const begins = readBegins(written.date, written.hour);
  const isLater = begins !== null && begins > readClock();
  const always = [draft.owner, ...points.filter(isOn(agenda)).map(({ agency }) => agency)];
  const invited = [...new Set([...always, ...others])];
  const nameItem = (point: Point) =>
    `${inHistory(`items.${kindOf(point)}`, { number: point.item })}, ${shortOf(point.agency)}`;
  return (
    <Dialog
      title={t('meeting.call')}
      closeLabel={part('close')}
      place="side"
      isOpen
      onClose={onClose}
    >
      <TwoSteps
        title={t('meeting.what')}
        effect={t('meeting.callEffect')}
        isReady={() => {
          setChecked(true);
          return isLater && place.trim() !== '' && agenda.length > 0;
        }}
        summary={[
          { name: t('meeting.begins'), value: begins && sayInstant(begins, { lang, zone }) },
          { name: t('meeting.place'), value: place },
          {
            name: t('meeting.agenda'),
            value: sayList(points.filter(isOn(agenda)).map(nameItem), lang),
          },
          { name: t('meeting.invited'), value: sayList(invited.map(nameOf), lang) },
        ]}
        go={t('meeting.callGo')}
        done={t('meeting.callDone')}
        send={() =>
          tellAsync({ begins: begins ?? '', place, agenda: [...agenda], invited: [...others] })
        }
        onClose={onClose}
      >
        <AgendaField
          open={open}
          agenda={agenda}
          isLacking={isChecked && agenda.length === 0}
          nameItem={nameItem}
          onChange={(next) => tell({ agenda: next })}
        />
        <WhenAndWhere
          written={written}
          faults={isChecked ? { begins: !isLater, place: place.trim() === '' } : {}}
          onChange={tell}
        />
        <Others always={always} others={others} onChange={(next) => tell({ others: next })} />
      </TwoSteps>
    </Dialog>
  );
}

const isOn =
  (agenda: readonly number[]) =>
  ({ item }: Point): boolean =>
    agenda.includes(item);

interface WhenAndWhereProps {
  readonly written: Written;
  readonly faults: { readonly begins?: boolean; readonly place?: boolean };
  readonly onChange: (next: Partial<Written>) => void;
}

function WhenAndWhere({ written, faults, onChange }: WhenAndWhereProps): ReactElement {
  const { t } = useTranslation('objections');
  const { t: inHistory } = useTranslation('history');
  const words = {
    day: inHistory('standing.day'),
    month: inHistory('standing.month'),
    year: inHistory('standing.year'),
  };
  return (
    <>
      <DateField
        label={t('meeting.day')}
        words={words}
        error={faults.begins ? t('meeting.beginsNeeded') : undefined}
        onChange={(date) => onChange({ date })}
      />
      <TextField
        label={t('meeting.hour')}
        hint={t('meeting.hourHint')}
        width="short"
        value={written.hour}
        onChange={(hour) => onChange({ hour })}
      />
      <TextField
        label={t('meeting.place')}
        hint={t('meeting.placeHint')}
        error={faults.place ? t('meeting.placeNeeded') : undefined}
        value={written.place}
        onChange={(place) => onChange({ place })}
      />
    </>
  );
}

interface AgendaFieldProps {
  /** Points that have not ended. */
  readonly open: readonly Point[];
  readonly agenda: readonly number[];
  readonly isLacking: boolean;
  readonly nameItem: (point: Point) => string;
  readonly onChange: (agenda: readonly number[]) => void;
}

function AgendaField(props: AgendaFieldProps): ReactElement {
  const { open, agenda, isLacking, nameItem, onChange } = props;
  const { t } = useTranslation('objections');
  const put = (item: number, isThere: boolean) =>
    onChange(
      open.map((one) => one.item).filter((one) => (one === item ? isThere : agenda.includes(one))),
    );
  return (
    <fieldset className="field">
      <legend className="field-label">{t('meeting.agenda')}</legend>
      {isLacking && <span className="field-error">{t('meeting.agendaNeeded')}</span>}
      {open.map((point) => (
        <Checkbox
          key={point.item}
          isSelected={agenda.includes(point.item)}
          onChange={(isThere) => put(point.item, isThere)}
        >
          {nameItem(point)}
          <span className="field-hint point-clamp" lang={point.lang}>
            {point.quote}
          </span>
        </Checkbox>
      ))}
    </fieldset>
  );
}

interface OthersProps {
  readonly always: readonly string[];
  readonly others: readonly string[];
  readonly onChange: (others: readonly string[]) => void;
}

/** Bodies invited beside those that always are. */
function Others({ always, others, onChange }: OthersProps): ReactElement {
  const { t } = useTranslation('objections');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const { data = [] } = useQuery(agenciesQuery);
  const choices = data
    .filter(({ id }) => !always.includes(id) && !others.includes(id))
    .map(({ id }) => ({ id, name: nameOf(id) }))
    .sort((a, b) => compareNames(lang)(a.name, b.name));
  return (
    <>
      <Select
        label={t('meeting.others')}
        hint={t('meeting.othersHint')}
        placeholder={t('meeting.othersChoose')}
        value={null}
        onChange={(id) => {
          if (id !== null) onChange([...others, String(id)]);
        }}
        choices={choices}
      />
      {others.length > 0 && (
        <Tags
          label={t('meeting.others')}
          tags={others.map((id) => ({ id, name: nameOf(id) }))}
          onRemove={(id) => onChange(others.filter((one) => one !== id))}
        />
      )}
    </>
  );
}
