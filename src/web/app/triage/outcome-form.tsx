/**
 * What is intended for an amendment, or alike for several: the outcome, why, and where it needs them
 * other words or the parts to take. It goes on the desk; nothing is decided before that is applied.
 */
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../../domain/text/change.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choice.tsx';
import { MenuButton, MenuEntry } from '../../parts/menu.tsx';
import { Select } from '../../parts/select.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { say } from '../../parts/toast.tsx';
import type { ByLanguage } from '../amend/proposal.ts';
import { type AmendmentDetails, amendmentsQuery, reasonCodesQuery } from '../api/amendments.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Placed } from './columns.ts';
import { type Intent, put, take } from './intents.ts';
import { Parts } from './parts.tsx';
import { Study } from './study.tsx';
import type { Triage } from './triage.ts';
import type { DeskDoor } from './use-desk.ts';

const Rewording = lazy(async () => ({ default: (await import('./rewording.tsx')).Rewording }));

const outcomes = ['adopted', 'reworded', 'partly', 'refused', 'moot', 'deferred'] as const;

/** What stands for no code; no reason is called so. */
const noCode = '*';

interface OutcomeFormProps {
  readonly triage: Triage;
  readonly desk: DeskDoor;
  /** Those it is for: one, or several alike. */
  readonly shown: readonly Placed[];
  /** The one; null for several. */
  readonly amendment: AmendmentDetails | null;
  readonly onDone: () => void;
}

export function OutcomeForm(props: OutcomeFormProps): ReactElement {
  const { triage, desk, shown, amendment, onDone } = props;
  const { t } = useTranslation('triage');
  const before = shown.length === 1 ? shown[0]?.intent : undefined;
  const [asksStudy, askStudy] = useState(false);
  const [intent, setIntent] = useState<Partial<Intent>>(before ?? {});
  const write = (next: Partial<Intent>) => setIntent((known) => ({ ...known, ...next }));
  const numbers = shown.map(({ card }) => card.amendment);
  const isNew = shown.every(({ card }) => card.state === 'submitted');
  const keep = () => {
    desk.keeper.change((known) =>
      put(
        known,
        shown.map(({ card, intent: own }) => written(card.amendment, intent, own)),
      ),
    );
    say(t('form.kept'));
    onDone();
  };
  const takeOff = () => {
    desk.keeper.change((known) => take(known, numbers));
    onDone();
  };
  return (
    <section className="triage-form">
      <h3>{t('form.title')}</h3>
      <p className="field-hint">{t('form.hint')}</p>
      <Outcome amendment={amendment} intent={intent} onChange={write} />
      {amendment && intent.outcome === 'partly' && (
        <Parts
          amendment={amendment}
          chosen={intent.changes ?? []}
          onChange={(changes) => write({ changes })}
        />
      )}
      {amendment && intent.outcome === 'reworded' && (
        <Suspense fallback={<Skeleton label={t('opening')} rows={4} />}>
          <Rewording
            draft={triage.draft}
            amendment={amendment}
            diffs={intent.diffs ?? (amendment.diffs as unknown as ByLanguage<readonly Change[]>)}
            onChange={(diffs) => write({ diffs })}
          />
        </Suspense>
      )}
      {intent.outcome && intent.outcome !== 'deferred' && (
        <Reason triage={triage} intent={intent} onChange={write} />
      )}
      <div className="triage-form-acts">
        <Button kind="primary" isDisabled={!intent.outcome} onPress={keep}>
          {t('form.keep')}
        </Button>
        {shown.some(({ intent: own }) => own) && (
          <Button onPress={takeOff}>{t('form.takeOff')}</Button>
        )}
        {isNew && (
          <Button kind="plain" onPress={() => askStudy(true)}>
            {t('form.study')}
          </Button>
        )}
      </div>
      {asksStudy && (
        <Study draft={triage.draft} numbers={numbers} onClose={() => askStudy(false)} />
      )}
    </section>
  );
}

/** What was entered, without what its outcome has no use for. */
function written(
  amendment: number,
  { outcome = 'deferred', reason = '', code, changes, diffs }: Partial<Intent>,
  before: Intent | undefined,
): Intent {
  return {
    amendment,
    outcome,
    reason,
    stage: before?.stage ?? 1,
    ...(code && outcome !== 'deferred' && { code }),
    ...(outcome === 'partly' && changes && { changes }),
    ...(outcome === 'reworded' && diffs && { diffs }),
  };
}

interface ChoiceProps {
  readonly intent: Partial<Intent>;
  readonly onChange: (next: Partial<Intent>) => void;
}

function Outcome({
  amendment,
  intent,
  onChange,
}: ChoiceProps & { readonly amendment: AmendmentDetails | null }): ReactElement {
  const { t } = useTranslation('triage');
  const isPossible = (outcome: Intent['outcome']) =>
    (outcome !== 'partly' || (amendment?.changes?.length ?? 0) > 1) &&
    (outcome !== 'reworded' || amendment !== null);
  return (
    <RadioGroup
      label={t('form.outcome')}
      value={intent.outcome ?? null}
      onChange={(outcome) => {
        const { code: _code, ...rest } = intent;
        onChange({ ...rest, code: undefined as never, outcome: outcome as Intent['outcome'] });
      }}
      choices={outcomes.filter(isPossible).map((id) => ({
        id,
        name: t(`intents.${id}`),
        ...(id === 'moot' || id === 'deferred' ? { note: t(`form.notes.${id}`) } : {}),
      }))}
    />
  );
}

function Reason({
  triage,
  intent,
  onChange,
}: ChoiceProps & { readonly triage: Triage }): ReactElement {
  const { t } = useTranslation('triage');
  const lang = useLanguage();
  const { data: codes = [] } = useQuery(reasonCodesQuery);
  const given = useReasonsGiven(triage, intent);
  const own = codes.filter(({ outcomes: of }) => of.some((one) => one === intent.outcome));
  return (
    <>
      <Select
        label={t('form.code')}
        value={intent.code ?? noCode}
        onChange={(key) => onChange({ code: (key === noCode ? undefined : key) as never })}
        choices={[
          { id: noCode, name: t('form.noCode') },
          ...own.map(({ code, names }) => ({ id: code, name: names[lang] })),
        ]}
      />
      <TextArea
        label={t('form.reason')}
        hint={t('form.reasonHint')}
        value={intent.reason ?? ''}
        onChange={(reason) => onChange({ reason })}
      />
      {given.length > 0 && (
        <MenuButton
          face={t('form.given')}
          className="button button-quiet"
          onAction={(key) => onChange({ reason: given[Number(key)] ?? '' })}
        >
          {given.map((reason, index) => (
            <MenuEntry key={reason} id={String(index)} textValue={reason}>
              {reason}
            </MenuEntry>
          ))}
        </MenuButton>
      )}
    </>
  );
}

const givenMax = 8;

/** Reasons that were given for this outcome on this draft, the newest first: what is alike is answered alike. */
function useReasonsGiven(
  { draft, placed }: Triage,
  { outcome, code }: Partial<Intent>,
): readonly string[] {
  const { data: all = [] } = useQuery(amendmentsQuery(draft.id));
  const onDesk = placed.flatMap(({ intent }) =>
    intent?.outcome === outcome && intent?.reason ? [intent] : [],
  );
  const decided = all.flatMap(({ state, decision }) =>
    state === outcome && decision ? [decision] : [],
  );
  const known = [...onDesk, ...decided.reverse()]
    .filter((one) => code === undefined || one.code === undefined || one.code === code)
    .map(({ reason }) => reason);
  return [...new Set(known)].slice(0, givenMax);
}
