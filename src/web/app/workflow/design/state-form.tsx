/** One stage of a workflow as a form: what it is, what it asks, and the ways out of it. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  amendmentRules,
  commentRules,
  type State,
  stateKinds,
  type Transition,
} from '../../../../domain/workflow/workflow.ts';
import { Button, IconButton } from '../../../parts/button.tsx';
import { Chip } from '../../../parts/chip.tsx';
import { useLanguage } from '../../words/i18n.ts';
import { BasisAt, ChoiceAt, FlagAt, NamesAt } from './fields.tsx';
import { firstGate, GateAt } from './gate.tsx';
import { newBasis, newWay, withMoved, withValue } from './json.ts';
import { MoversAt } from './movers.tsx';
import { FaultHere, OptionalPart, useHasFaults, usePlace } from './place.tsx';
import { firstReview, ReviewForm } from './review-form.tsx';
import { useWriting } from './writing.tsx';

interface StateFormProps {
  readonly name: string;
}

/** Where nobody is asked. */
const reviewless: readonly string[] = ['drafting', 'suspended', 'final'];

export function StateForm({ name }: StateFormProps): ReactElement {
  const { t } = useTranslation('design');
  const { t: said } = useTranslation('workflow');
  const path = `/states/${name}`;
  const { value: state } = usePlace<State>(path);
  if (!state) return <p>{t('noStage')}</p>;
  const { kind, review } = state;
  return (
    <div className="design-parts" data-at={path}>
      <FaultHere path={path} />
      <NamesAt path={`${path}/titles`} label={t('stage.titles')} />
      <ChoiceAt
        path={`${path}/kind`}
        label={t('stage.kind')}
        choices={stateKinds.map((id) => ({ id, name: said(`kinds.${id}`) }))}
      />
      {(kind === 'final' || state.adopts) && (
        <OptionalPart path={`${path}/adopts`} label={t('stage.adopts')} first={true} />
      )}
      {(kind === 'consultation' || state.comments !== undefined) && (
        <ChoiceAt
          path={`${path}/comments`}
          label={t('stage.comments')}
          none={t('commentRules.usual')}
          choices={commentRules.map((id) => ({ id, name: t(`commentRules.${id}`) }))}
        />
      )}
      {kind !== 'final' && (
        <ChoiceAt
          path={`${path}/amendments`}
          label={t('stage.amendments')}
          none={t('amendmentRules.usual')}
          choices={amendmentRules.map((id) => ({ id, name: t(`amendmentRules.${id}`) }))}
        />
      )}
      {(!reviewless.includes(kind) || review !== undefined) && (
        <OptionalPart path={`${path}/review`} label={t('stage.review')} first={firstReview}>
          <ReviewForm path={`${path}/review`} />
        </OptionalPart>
      )}
      {(!review || state.basis) && (
        <OptionalPart path={`${path}/basis`} label={t('stage.basis')} first={newBasis}>
          <BasisAt path={`${path}/basis`} label={t('review.basis')} />
        </OptionalPart>
      )}
      <Ways name={name} state={state} />
    </div>
  );
}

/** The ways out, the usual one first: its place in the list says so. */
function Ways({ name, state }: StateFormProps & { readonly state: State }): ReactElement {
  const { t } = useTranslation('design');
  const { change, workflow } = useWriting();
  const path = `/states/${name}/transitions`;
  const { transitions } = state;
  const next = Object.keys(workflow.states).find((one) => one !== name) ?? name;
  const add = () =>
    change((before) => withValue(before, path, [...transitions, newWay(state, next)]));
  return (
    <section data-at={path}>
      <h3>{t('ways.title')}</h3>
      <p className="field-hint">{t('ways.hint')}</p>
      <FaultHere path={path} />
      {transitions.map((way, index) => (
        <Way key={way.id} way={way} path={path} index={index} count={transitions.length} />
      ))}
      <Button icon="plus" onPress={add}>
        {t('ways.add')}
      </Button>
    </section>
  );
}

interface WayProps {
  readonly way: Transition;
  readonly path: string;
  readonly index: number;
  readonly count: number;
}

/** Folded until it is opened, or something in it is wrong. */
function Way({ way, path, index, count }: WayProps): ReactElement {
  const { t } = useTranslation('design');
  const lang = useLanguage();
  const { workflow, change } = useWriting();
  const at = `${path}/${index}`;
  const isWrong = useHasFaults(at);
  const [opened, setOpened] = useState<boolean | null>(null);
  const isOpen = opened ?? (isWrong || way.titles[lang] === '');
  const move = (by: number) => change((before) => withMoved(before, path, index, by));
  const title = way.titles[lang] || t('ways.unnamed');
  const to = workflow.states[way.to]?.titles[lang] || way.to;
  return (
    <div className="design-way" data-at={at}>
      <div className="design-way-head">
        <Button
          kind="plain"
          icon={isOpen ? 'down' : 'right'}
          aria-expanded={isOpen}
          onPress={() => setOpened(!isOpen)}
        >
          {title} → {to}
        </Button>
        {isWrong && (
          <Chip tone="bad" icon="warning">
            {t('wrong')}
          </Chip>
        )}
        <span className="design-acts">
          {index > 0 && (
            <IconButton icon="up" label={t('ways.up', { title })} onPress={() => move(-1)} />
          )}
          {index < count - 1 && (
            <IconButton icon="down" label={t('ways.down', { title })} onPress={() => move(1)} />
          )}
          <IconButton
            icon="close"
            label={t('ways.remove', { title })}
            onPress={() => change((before) => withValue(before, at, undefined))}
          />
        </span>
      </div>
      {isOpen && <WayForm path={at} />}
    </div>
  );
}

function WayForm({ path }: { readonly path: string }): ReactElement {
  const { t } = useTranslation('design');
  const lang = useLanguage();
  const { workflow } = useWriting();
  const places = Object.entries(workflow.states).map(([id, { titles }]) => ({
    id,
    name: titles[lang] || id,
  }));
  return (
    <div className="design-inner design-parts">
      <NamesAt path={`${path}/titles`} label={t('ways.titles')} />
      <ChoiceAt path={`${path}/to`} label={t('ways.to')} choices={places} />
      <MoversAt path={`${path}/by`} label={t('ways.by')} />
      <FlagAt path={`${path}/reason`} label={t('ways.reason')} isOptional />
      <OptionalPart path={`${path}/gate`} label={t('ways.gate')} first={firstGate}>
        <GateAt path={`${path}/gate`} label={t('gate.asks')} />
      </OptionalPart>
      <OptionalPart
        path={`${path}/waiver`}
        label={t('ways.waiver')}
        first={{ by: ['coordinator'], basis: newBasis }}
      >
        <MoversAt path={`${path}/waiver/by`} label={t('ways.waiverBy')} />
        <BasisAt path={`${path}/waiver/basis`} label={t('review.basis')} />
      </OptionalPart>
    </div>
  );
}
