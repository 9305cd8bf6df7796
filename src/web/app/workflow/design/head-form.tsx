/** What a workflow says of itself as a whole, as a form. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { formatZone } from '../../../../domain/format.ts';
import { useLanguage } from '../../words/i18n.ts';
import { calendarIds } from '../head.tsx';
import { BasisAt, ChoiceAt, NamesAt, TextAt } from './fields.tsx';
import { newBasis } from './json.ts';
import { MoversAt } from './movers.tsx';
import { FaultHere, OptionalPart } from './place.tsx';
import { useWriting } from './writing.tsx';

/** The clocks of the calendars that ship. */
const zones = ['Asia/Almaty', 'Europe/Brussels', 'Europe/Bratislava'];

interface HeadFormProps {
  /** It is not stored yet, so its identifier can still be chosen. */
  readonly isNew: boolean;
}

export function HeadForm({ isNew }: HeadFormProps): ReactElement {
  const { t } = useTranslation('design');
  const { t: said } = useTranslation('workflow');
  const lang = useLanguage();
  const { workflow } = useWriting();
  const known = zones.includes(workflow.zone) ? zones : [workflow.zone, ...zones];
  const drafting = Object.entries(workflow.states).filter(
    ([name, { kind }]) => kind === 'drafting' || name === workflow.initial,
  );
  return (
    <div className="design-parts">
      <FaultHere path="/states" />
      <NamesAt path="/titles" label={t('head.titles')} />
      {isNew && <TextAt path="/id" label={t('head.id')} hint={t('head.idHint')} />}
      <ChoiceAt
        path="/initial"
        label={said('head.begins')}
        choices={drafting.map(([id, { titles }]) => ({ id, name: titles[lang] || id }))}
      />
      <ChoiceAt
        path="/calendar"
        label={said('head.calendar')}
        choices={calendarIds.map((id) => ({ id, name: said(`calendars.${id}`) }))}
      />
      <ChoiceAt
        path="/zone"
        label={said('head.clock')}
        choices={known.map((id) => ({ id, name: formatZone(id, lang) }))}
      />
      <OptionalPart
        path="/override"
        label={t('head.override')}
        first={{ by: ['coordinator'], basis: newBasis }}
      >
        <MoversAt path="/override/by" label={said('head.override')} />
        <BasisAt path="/override/basis" label={t('review.basis')} />
      </OptionalPart>
    </div>
  );
}
