/** The answer as it is written: which one, on which words, with a note; and what stays inside the agency. */
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerdictKind } from '../../../domain/workflow/workflow.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choice.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import {
  type Answer,
  type AnswerFault,
  addItem,
  changeItem,
  dropItem,
  takeOver,
} from './answer.ts';
import { Inside } from './inside.tsx';
import { Point } from './point.tsx';
import type { Seat } from './seat.ts';

interface WritingProps {
  readonly draft: Draft;
  readonly seat: Seat;
  readonly answer: Answer;
  /** What was wrong when it was last tried, and what of that still is. */
  readonly submitted: readonly AnswerFault[];
  readonly faults: readonly AnswerFault[];
  /** The answer is to the version in circulation. */
  readonly isCurrent: boolean;
  readonly onChange: (next: Answer) => void;
}

export function Writing(props: WritingProps): ReactElement {
  const { draft, seat, answer, faults, isCurrent, onChange } = props;
  const { t } = useTranslation('verdict');
  const { nameOf } = useNames();
  const verdicts = draft.review?.verdicts ?? [];
  const general = faults.find((one) => !('key' in one));
  return (
    <>
      <Summary {...props} />
      <div id="answer-kind" tabIndex={-1}>
        <RadioGroup
          label={t('form.label', { agency: nameOf(seat.agency) })}
          hint={t(seat.does === 'give' ? 'form.hint' : 'form.prepareHint')}
          error={general && t(`faults.${general.code}`)}
          value={answer.verdict}
          onChange={(verdict) => onChange({ ...answer, verdict: verdict as VerdictKind })}
          choices={verdicts.map((one) => ({
            id: one,
            name: t(`answers.${one}`),
            note: t(`answerNotes.${one}`),
          }))}
        />
      </div>
      <Points {...props} />
      <details className="verdict-more" open={answer.note !== '' ? true : undefined}>
        <summary>{t('form.note')}</summary>
        <TextArea
          label={t('note')}
          hint={t('form.noteHint')}
          value={answer.note}
          onChange={(note) => onChange({ ...answer, note })}
        />
      </details>
      <p className="verdict-row">
        <Button kind="primary" type="submit" icon="next" isDisabled={!isCurrent}>
          {t('form.check')}
        </Button>
        <span className="field-hint">{t('form.kept')}</span>
      </p>
      {seat.inPlaceOf === undefined && (
        <Inside
          draft={draft.id}
          version={answer.version}
          onTakeItem={(item) => onChange(addItem(answer, item))}
          onTake={(position) => onChange(takeOver(answer.version, position))}
        />
      )}
    </>
  );
}

/** All that is wrong, said once for each try: it takes the focus then, and never while one writes. */
function Summary({ submitted, faults }: WritingProps): ReactElement | null {
  const { t } = useTranslation('verdict');
  const lines = useMemo(
    () =>
      submitted.map((one) => ({
        field: 'key' in one ? `point-${one.key}` : 'answer-kind',
        words: t(`faults.${one.code}`),
      })),
    [submitted, t],
  );
  return faults.length === 0 ? null : <ErrorSummary title={t('faults.title')} faults={lines} />;
}

function Points({ draft, answer, faults, onChange }: WritingProps): ReactElement {
  const { t } = useTranslation('verdict');
  const objections = draft.review?.objections ?? [];
  const kinds = [
    'remark' as const,
    'condition' as const,
    ...(objections.includes('ordinary') ? (['objection'] as const) : []),
    ...(objections.includes('fundamental') ? (['fundamental'] as const) : []),
  ];
  return (
    <section className="verdict-points" aria-label={t('form.points')}>
      <h3>
        {t('form.points')} <span className="count">{answer.items.length}</span>
      </h3>
      {answer.items.length === 0 && <p className="quiet">{t('form.noPoints')}</p>}
      <ol>
        {answer.items.map((item, index) => (
          <Point
            key={item.key}
            item={item}
            number={index + 1}
            kinds={kinds}
            faults={faults}
            onChange={(next) => onChange(changeItem(answer, next))}
            onRemove={() => onChange(dropItem(answer, item.key))}
          />
        ))}
      </ol>
    </section>
  );
}
