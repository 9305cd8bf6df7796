/** What a stage asks of the bodies: whom, by when, and what their answers and their silence mean. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Mover,
  type Review,
  type Seat,
  verdictKinds,
} from '../../../../domain/workflow/workflow.ts';
import { Select } from '../../../parts/select.tsx';
import { TextField } from '../../../parts/text-field.tsx';
import { useSigning } from '../signing.ts';
import {
  BasisAt,
  bodyKinds,
  ChoiceAt,
  FlagAt,
  NumberAt,
  SomeAt,
  TermAt,
  TextAt,
} from './fields.tsx';
import { firstTextGate, GateAt, PartsOfText } from './gate.tsx';
import { newBasis } from './json.ts';
import { ListPart, OptionalPart, usePlace } from './place.tsx';

/** A review as it is at first: those chosen for the draft, ten working days. */
export const firstReview: Review = {
  participants: [],
  chosen: true,
  term: { workingDays: 10 },
  carryOver: 'remit',
  basis: newBasis,
};

interface ReviewFormProps {
  readonly path: string;
}

export function ReviewForm({ path }: ReviewFormProps): ReactElement {
  const { t } = useTranslation('design');
  return (
    <div className="design-parts">
      <Asked path={path} />
      <Time path={path} />
      <Answers path={path} />
      <BasisAt path={`${path}/basis`} label={t('review.basis')} />
    </div>
  );
}

function Asked({ path }: ReviewFormProps): ReactElement {
  const { t } = useTranslation('design');
  const { t: said } = useTranslation('workflow');
  return (
    <section>
      <h3>{t('review.asked')}</h3>
      <ListPart
        path={`${path}/participants`}
        label={t('review.participants')}
        add={t('review.addSeat')}
        first={() => ({ kind: 'ministry', required: true })}
        item={(at) => <SeatForm path={at} review={path} />}
      />
      <FlagAt path={`${path}/chosen`} label={t('review.chosen')} />
      <ChoiceAt
        path={`${path}/order`}
        label={t('review.order')}
        none={said('orders.parallel')}
        choices={(['sequence', 'groups'] as const).map((id) => ({
          id,
          name: said(`orders.${id}`),
        }))}
      />
      <OptionalPart
        path={`${path}/quorum`}
        label={t('review.quorum')}
        first={{ given: 1, agreeing: 1 }}
      >
        <NumberAt path={`${path}/quorum/given`} label={t('review.given')} />
        <NumberAt path={`${path}/quorum/agreeing`} label={t('review.agreeing')} />
      </OptionalPart>
    </section>
  );
}

/** A body, or all of a kind: one list to choose from. */
function SeatForm({ path, review }: ReviewFormProps & { readonly review: string }): ReactElement {
  const { t } = useTranslation('design');
  const { t: passport } = useTranslation('passport');
  const { value: seat, put } = usePlace<Seat>(path);
  const { error } = usePlace(`${path}/agency`);
  const { error: whole } = usePlace(path);
  const { value: order } = usePlace(`${review}/order`);
  const { value: quorum } = usePlace(`${review}/quorum`);
  const signing = useSigning();
  const kinds = bodyKinds.map((kind) => ({
    id: `kind ${kind}`,
    name: passport(`everyKind.${kind}`),
  }));
  const chosen = seat && ('agency' in seat ? `agency ${seat.agency}` : `kind ${seat.kind}`);
  const choose = (key: string) => {
    const [what = '', id = ''] = key.split(' ');
    const { agency: _, kind: __, ...rest } = seat as { agency?: string; kind?: string };
    put({ ...rest, [what]: id } as unknown as Seat);
  };
  return (
    <div className="design-seat">
      <Select
        label={t('seat.body')}
        error={whole ?? error}
        value={chosen ?? null}
        onChange={(key) => choose(String(key))}
        choices={[...kinds, ...signing.map(({ id, name }) => ({ id: `agency ${id}`, name }))]}
      />
      <FlagAt path={`${path}/required`} label={t('seat.required')} />
      {order === 'groups' && <NumberAt path={`${path}/group`} label={t('seat.group')} />}
      {quorum !== undefined && <FlagAt path={`${path}/veto`} label={t('seat.veto')} isOptional />}
      <OptionalPart path={`${path}/remit`} label={t('seat.remit')} first={{ kinds: ['money'] }}>
        <PartsOfText path={`${path}/remit`} />
      </OptionalPart>
      <OptionalPart path={`${path}/when`} label={t('seat.when')} first={firstTextGate}>
        <GateAt path={`${path}/when`} label={t('gate.asks')} isAboutText />
      </OptionalPart>
    </div>
  );
}

function Time({ path }: ReviewFormProps): ReactElement {
  const { t } = useTranslation('design');
  return (
    <section>
      <h3>{t('review.time')}</h3>
      <TermAt path={`${path}/term`} label={t('review.term')} />
      <OptionalPart
        path={`${path}/otherTerm`}
        label={t('review.otherTerm')}
        first={{ when: { lengthOver: 20 }, term: { workingDays: 15 } }}
      >
        <GateAt path={`${path}/otherTerm/when`} label={t('gate.asks')} isAboutText />
        <TermAt path={`${path}/otherTerm/term`} label={t('review.term')} />
      </OptionalPart>
      <OptionalPart path={`${path}/cutoff`} label={t('review.cutoff')} first="18:00">
        <TextAt path={`${path}/cutoff`} label={t('review.cutoffTime')} width="short" />
      </OptionalPart>
      <Reminders path={`${path}/reminders`} />
      <ListPart
        path={`${path}/escalation`}
        label={t('review.escalation')}
        add={t('review.addEscalation')}
        first={() => ({ afterWorkingDays: 1, to: 'coordinator' })}
        item={(at) => <Escalation path={at} />}
        isOptional
      />
      <OptionalPart
        path={`${path}/extension`}
        label={t('review.extension')}
        first={{ workingDays: 5, times: 1 }}
      >
        <NumberAt path={`${path}/extension/workingDays`} label={t('review.extensionDays')} />
        <NumberAt path={`${path}/extension/times`} label={t('review.extensionTimes')} />
      </OptionalPart>
    </section>
  );
}

/** Days before the term ends, with commas between them. */
function Reminders({ path }: ReviewFormProps): ReactElement {
  const { t } = useTranslation('design');
  const { value = [], put } = usePlace<readonly (number | string)[]>(path);
  const read = (words: string) =>
    words
      .split(/[,;\s]+/)
      .flatMap((word) => (word === '' ? [] : [/^\d{1,4}$/.test(word) ? Number(word) : word]));
  const { error } = usePlace(`${path}/${value.findIndex((one) => typeof one === 'string')}`);
  return (
    <div data-at={path}>
      <TextField
        label={t('review.reminders')}
        hint={t('review.remindersHint')}
        width="short"
        defaultValue={value.join(', ')}
        error={error}
        onChange={(words) => {
          const days = read(words);
          put(days.length === 0 ? undefined : days);
        }}
      />
    </div>
  );
}

function Escalation({ path }: ReviewFormProps): ReactElement {
  const { t } = useTranslation('design');
  const { t: said } = useTranslation('workflow');
  const { value, error, put } = usePlace<Mover>(`${path}/to`);
  const signing = useSigning();
  const roles = (['coordinator', 'drafter'] as const).map((id) => ({
    id,
    name: said(`movers.${id}`),
  }));
  const bodies = signing.map(({ id, name }) => ({ id: `agency ${id}`, name }));
  return (
    <div className="design-seat">
      <NumberAt path={`${path}/afterWorkingDays`} label={t('review.afterDays')} />
      <Select
        label={t('review.reportTo')}
        error={error}
        value={typeof value === 'object' ? `agency ${value.agency}` : (value ?? null)}
        onChange={(key) => {
          const [what = '', id] = String(key).split(' ');
          put((id === undefined ? what : { agency: id }) as Mover);
        }}
        choices={[...roles, ...bodies]}
      />
    </div>
  );
}

function Answers({ path }: ReviewFormProps): ReactElement {
  const { t } = useTranslation('design');
  const { t: draft } = useTranslation('draft');
  const { value: carries } = usePlace(`${path}/carryOver`);
  return (
    <section>
      <h3>{t('review.answers')}</h3>
      <OptionalPart path={`${path}/verdicts`} label={t('review.verdicts')} first={verdictKinds}>
        <SomeAt
          path={`${path}/verdicts`}
          label={t('review.possible')}
          choices={verdictKinds.map((id) => ({ id, name: draft(`answers.${id}`) }))}
        />
      </OptionalPart>
      <OptionalPart
        path={`${path}/objections`}
        label={t('review.fundamental')}
        first={['ordinary', 'fundamental']}
      />
      <OptionalPart
        path={`${path}/silence`}
        label={t('review.silence')}
        first={{ means: 'agree', basis: newBasis }}
      >
        <BasisAt path={`${path}/silence/basis`} label={t('review.silenceBasis')} />
      </OptionalPart>
      <OptionalPart path={`${path}/carryOver`} label={t('review.carryOver')} first="remit" />
      {carries !== undefined && (
        <>
          <OptionalPart
            path={`${path}/repeatTerm`}
            label={t('review.repeatTerm')}
            first={{ workingDays: 5 }}
          >
            <TermAt path={`${path}/repeatTerm`} label={t('review.term')} />
          </OptionalPart>
          <OptionalPart
            path={`${path}/contestTerm`}
            label={t('review.contestTerm')}
            first={{ workingDays: 2 }}
          >
            <TermAt path={`${path}/contestTerm`} label={t('review.term')} />
          </OptionalPart>
        </>
      )}
    </section>
  );
}
