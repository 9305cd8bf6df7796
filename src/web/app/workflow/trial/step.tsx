/** One step of a dry run: what was done, where the draft stands, what is due, what is open and what shut. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fact } from '../../../../domain/draft/event.ts';
import type { Due } from '../../../../domain/legal-time/due.ts';
import { explainDue } from '../../../../domain/legal-time/explain.ts';
import type { DryStep } from '../../../../domain/workflow/dry-run.ts';
import type { DryAct } from '../../../../domain/workflow/imagined.ts';
import { stateOf, type Workflow } from '../../../../domain/workflow/workflow.ts';
import { sayList } from '../../../format/list.ts';
import { sayTerm } from '../../../format/when.ts';
import { Chip } from '../../../parts/chip.tsx';
import { sayBecause } from '../../../public/because.ts';
import { useNames } from '../../api/directory.ts';
import { StageChip } from '../../frame/stage-chip.tsx';
import { useTold } from '../../refusals/use-refusal.ts';
import { useLanguage } from '../../words/i18n.ts';
import { Sentence } from '../as-written.tsx';

/** What an act that names one body is called, by its key. */
const replies = {
  answer: 'reply',
  withdraw: 'withdraw',
  concede: 'concede',
  uphold: 'uphold',
  override: 'override',
  settle: 'settle',
  extend: 'extend',
} as const;

/** Says what somebody did, as the title of a step. */
export function useSayAct(workflow: Workflow): (step: DryStep, before: string) => string {
  const { t } = useTranslation('trial');
  const { t: draft } = useTranslation('draft');
  const { t: said } = useTranslation('workflow');
  const lang = useLanguage();
  const { shortOf } = useNames();
  const sayBody = (act: Exclude<DryAct, { wait: true }>): string => {
    if ('transition' in act) return '';
    if ('verdict' in act)
      return t('done.answer', {
        agency: shortOf(act.agency),
        verdict: draft(`answers.${act.verdict}`),
      });
    if ('revise' in act) {
      if (act.revise.length === 0) return t('done.revise');
      const parts = sayList(
        act.revise.map((part) => said(`parts.${part as 'money'}`)),
        lang,
      );
      return t('done.reviseParts', { parts });
    }
    const [[key, agency] = ['reply', '']] = Object.entries(act).filter(([one]) => one in replies);
    return t(`done.${replies[key as keyof typeof replies]}`, { agency: shortOf(String(agency)) });
  };
  return ({ act }, before) => {
    if (act === null) return t('begins');
    if (act === 'clock' || 'wait' in act) return t('clock');
    if (!('transition' in act)) return sayBody(act);
    const way = stateOf(workflow, before).transitions.find(({ id }) => id === act.transition);
    const title = way?.titles[lang] ?? act.transition;
    return act.waive ? t('acts.waive', { title }) : title;
  };
}

interface StepProps {
  readonly step: DryStep;
  readonly workflow: Workflow;
}

const isMove = ({ act }: DryStep): boolean =>
  act !== null && act !== 'clock' && 'transition' in act;

/** The acts that make days what they are, as the calendar names them. */
const sourcesOf = ({ trace }: Due): readonly string[] =>
  trace.flatMap(({ source }) => (source ? [source.title] : []));

/** What came of it. */
export function StepBody({ step, workflow }: StepProps): ReactElement {
  const { t } = useTranslation('trial');
  const lang = useLanguage();
  const { shortOf } = useNames();
  const sayTold = useTold();
  const clock = { lang, zone: workflow.zone };
  const { state, refused, terms, facts, asked } = step;
  const standing = asked
    .filter((one) => one.carried !== undefined)
    .map((one) => shortOf(one.agency));
  const { kind, titles } = stateOf(workflow, state);
  return (
    <div className="trial-step">
      {refused && (
        <p className="field-error">
          {t('refused')}:{' '}
          {sayTold({ code: refused.code, pointer: undefined, members: refused.facts })}
        </p>
      )}
      {!refused && isMove(step) && (
        <p>
          <StageChip kind={kind} name={titles[lang]} />
        </p>
      )}
      {terms.map(({ agencies, due }) => (
        <div key={due.at}>
          <p>
            {agencies.map(shortOf).join(', ')}: {t('until', { date: sayTerm(due.at, clock) })}
          </p>
          <details>
            <summary>{t('counted')}</summary>
            {explainDue(due, lang).map((line) => (
              <p key={line}>
                <Sentence written={sourcesOf(due)}>{line}</Sentence>
              </p>
            ))}
          </details>
        </div>
      ))}
      {terms.length > 0 && standing.length > 0 && (
        <p>{t('standing', { names: standing.join(', ') })}</p>
      )}
      <Recorded facts={facts} />
    </div>
  );
}

/** What the clock recorded. */
function Recorded({ facts }: { readonly facts: readonly Fact[] }): ReactElement {
  const { t } = useTranslation('trial');
  const { t: said } = useTranslation('workflow');
  const { shortOf } = useNames();
  const lines = facts.flatMap((fact) => {
    if (fact.type === 'silenceRecorded')
      return [t(fact.deemed ? 'deemed' : 'silent', { agency: shortOf(fact.agency) })];
    if (fact.type === 'reminded') return [t('reminded', { agency: shortOf(fact.agency) })];
    if (fact.type !== 'escalated') return [];
    const to = typeof fact.to === 'string' ? said(`movers.${fact.to}`) : shortOf(fact.to.agency);
    return [t('escalated', { agency: shortOf(fact.agency), to })];
  });
  return (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

/** The ways out where the run stands, and what keeps the shut ones shut. */
export function Exits({ step, workflow }: StepProps): ReactElement {
  const { t } = useTranslation('trial');
  const lang = useLanguage();
  const { shortOf } = useNames();
  const clock = { lang, zone: workflow.zone };
  const { transitions } = stateOf(workflow, step.state);
  return (
    <ul className="trial-exits">
      {step.exits.map(({ transition, met, because }) => (
        <li key={transition}>
          <p>
            {transitions.find(({ id }) => id === transition)?.titles[lang]}{' '}
            <Chip tone={met ? 'good' : 'warn'} icon={met ? 'agree' : 'object'}>
              {t(met ? 'open' : 'shut')}
            </Chip>
          </p>
          {!met && (
            <ul>
              {because.map((one) => {
                const { agency, agencies = agency ? [agency] : [] } = one;
                const named = { ...one, agency: agencies.map(shortOf).join(', ') };
                const words = sayBecause(named, clock);
                return <li key={words}>{words}</li>;
              })}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
