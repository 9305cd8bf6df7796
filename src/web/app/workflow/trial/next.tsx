/** The form of a dry run: what happens next, and when. */
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { remitKinds } from '../../../../domain/draft/remit.ts';
import { formatDate } from '../../../../domain/format.ts';
import type { DryRun } from '../../../../domain/workflow/dry-run.ts';
import type { DryAct } from '../../../../domain/workflow/imagined.ts';
import { stateOf, type VerdictKind, type Workflow } from '../../../../domain/workflow/workflow.ts';
import { Button } from '../../../parts/button.tsx';
import { Checkbox } from '../../../parts/choice.tsx';
import { DateField } from '../../../parts/date-field.tsx';
import { Select } from '../../../parts/select.tsx';
import { useNames } from '../../api/directory.ts';
import { useLanguage } from '../../words/i18n.ts';
import { actOf, type Option, optionsFor, verdictsAt } from './options.ts';

interface NextProps {
  readonly workflow: Workflow;
  readonly run: DryRun;
  /** ISO date before which nothing more can happen. */
  readonly earliest: string;
  readonly onAct: (act: DryAct) => void;
}

const idOf = (option: Option): string =>
  'transition' in option ? `${option.kind} ${option.transition}` : option.kind;

export function Next({ workflow, run, earliest, onAct }: NextProps): ReactElement {
  const { t } = useTranslation('trial');
  const lang = useLanguage();
  const { state } = run;
  const options = optionsFor(workflow, run);
  const [chosen, setChosen] = useState<string>();
  const [agency, setAgency] = useState<string>();
  const [verdict, setVerdict] = useState<VerdictKind>();
  const [parts, setParts] = useState<readonly string[]>([]);
  const [at, setAt] = useState<string | null>(earliest);
  const option = options.find((one) => idOf(one) === chosen) ?? options[0];
  if (!option) return <p>{t('ended')}</p>;
  const agencies = 'agencies' in option ? option.agencies : [];
  const body = agencies.find((one) => one === agency) ?? agencies[0] ?? '';
  const verdicts = verdictsAt(workflow, state);
  const said = verdicts.find((one) => one === verdict) ?? verdicts[0] ?? 'agree';
  const isDated = at !== null && at >= earliest;
  const { transitions } = stateOf(workflow, state);
  const sayOption = (one: Option): string => {
    if (!('transition' in one)) return t(`acts.${one.kind}`);
    const way = transitions.find(({ id }) => id === one.transition);
    return t(`acts.${one.kind}`, { title: way?.titles[lang] ?? one.transition });
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isDated) onAct(actOf(workflow, state, option, { at, agency: body, verdict: said, parts }));
  };
  return (
    <form className="trial-next" onSubmit={send} noValidate>
      <Select
        label={t('what')}
        value={idOf(option)}
        onChange={(key) => setChosen(String(key))}
        choices={options.map((one) => ({ id: idOf(one), name: sayOption(one) }))}
      />
      {agencies.length > 0 && <Body agencies={agencies} value={body} onChange={setAgency} />}
      {option.kind === 'answer' && (
        <Answer verdicts={verdicts} value={said} onChange={setVerdict} />
      )}
      {option.kind === 'revise' && <Parts value={parts} onChange={setParts} />}
      <DateField
        label={t('date')}
        words={{ day: t('day'), month: t('month'), year: t('year') }}
        defaultValue={earliest}
        error={isDated ? undefined : t('wrongDate', { date: formatDate(earliest, lang) })}
        onChange={setAt}
      />
      <Button kind="primary" type="submit" isDisabled={!isDated}>
        {t('go')}
      </Button>
    </form>
  );
}

interface BodyProps {
  readonly agencies: readonly string[];
  readonly value: string;
  readonly onChange: (agency: string) => void;
}

function Body({ agencies, value, onChange }: BodyProps): ReactElement {
  const { t } = useTranslation('trial');
  const { nameOf } = useNames();
  return (
    <Select
      label={t('who')}
      value={value}
      onChange={(key) => onChange(String(key))}
      choices={agencies.map((id) => ({ id, name: nameOf(id) }))}
    />
  );
}

interface AnswerProps {
  readonly verdicts: readonly VerdictKind[];
  readonly value: VerdictKind;
  readonly onChange: (verdict: VerdictKind) => void;
}

function Answer({ verdicts, value, onChange }: AnswerProps): ReactElement {
  const { t } = useTranslation('trial');
  const { t: draft } = useTranslation('draft');
  return (
    <Select
      label={t('how')}
      value={value}
      onChange={(key) => onChange(key as VerdictKind)}
      choices={verdicts.map((id) => ({ id, name: draft(`answers.${id}`) }))}
    />
  );
}

interface PartsProps {
  readonly value: readonly string[];
  readonly onChange: (parts: readonly string[]) => void;
}

function Parts({ value, onChange }: PartsProps): ReactElement {
  const { t } = useTranslation('trial');
  const { t: said } = useTranslation('workflow');
  return (
    <fieldset className="design-some">
      <legend className="field-label">{t('parts')}</legend>
      {remitKinds.map((kind) => (
        <Checkbox
          key={kind}
          isSelected={value.includes(kind)}
          onChange={(next) =>
            onChange(next ? [...value, kind] : value.filter((one) => one !== kind))
          }
        >
          {said(`parts.${kind}`)}
        </Checkbox>
      ))}
    </fieldset>
  );
}
