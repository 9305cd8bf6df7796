/** One act on a point: its words, its reason, checked before it is sent; some ask who one is first. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../parts/choice.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { useProof } from '../account/proof.tsx';
import type { Schemas } from '../api/client.ts';
import type { Draft } from '../api/drafts.ts';
import { useAnswer, useEnding, useTakeWording } from '../api/items.ts';
import { Difference } from '../verdict/runs.tsx';
import type { Act } from './acts.tsx';
import type { Point } from './points.ts';
import { TwoSteps } from './two-steps.tsx';

type Answer = Schemas['Answer']['answer'];
const answers: readonly Answer[] = ['accepted', 'partly', 'refused'];

interface ActFormProps {
  readonly draft: Draft;
  readonly point: Point;
  readonly act: Act;
  /** Number of the amendment that holds the proposed words. */
  readonly amendment: number | undefined;
  readonly onClose: () => void;
}

export function ActForm({ draft, point, act, amendment, onClose }: ActFormProps): ReactElement {
  const { t } = useTranslation('objections');
  const { t: inHistory } = useTranslation('history');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const { proven, dialog } = useProof();
  const send = useSend(draft.id, point.item, amendment);
  const lacksReason = act !== 'withdrawal' && reason.trim() === '';
  const lacksAnswer = act === 'answer' && answer === null;
  const isReady = () => {
    setChecked(true);
    return !lacksReason && !lacksAnswer;
  };
  const wording = act === 'wording' && point.wording !== undefined && (
    <Difference before={point.quote} after={point.wording} lang={point.lang} />
  );
  return (
    <>
      <TwoSteps
        title={t(`acts.${act}`)}
        effect={t(`effects.${act}`)}
        isReady={isReady}
        summary={[
          ...(wording ? [{ name: t('check.wording'), value: wording }] : []),
          ...(act === 'answer' && answer
            ? [{ name: t('columns.answer'), value: inHistory(`answers.${answer}`) }]
            : []),
          { name: t('reason'), value: reason.trim() === '' ? t('none') : reason },
        ]}
        go={t(`go.${act}`)}
        done={t(`done.${act}`)}
        send={() => proven(() => send(act, reason, answer))}
        onClose={onClose}
      >
        {wording}
        {act === 'answer' && (
          <RadioGroup
            label={t('columns.answer')}
            error={isChecked && lacksAnswer ? t('answerNeeded') : undefined}
            value={answer}
            onChange={(chosen) => setAnswer(chosen as Answer)}
            choices={answers.map((one) => ({
              id: one,
              name: inHistory(`answers.${one}`),
              note: t(`answerNotes.${one}`),
            }))}
          />
        )}
        <TextArea
          label={t('reason')}
          hint={t(act === 'override' ? 'reasonPublished' : 'reasonHint')}
          error={isChecked && lacksReason ? t('reasonNeeded') : undefined}
          value={reason}
          onChange={setReason}
        />
      </TwoSteps>
      {dialog}
    </>
  );
}

/** How each act is sent. */
function useSend(id: string, item: number, amendment: number | undefined) {
  const answering = useAnswer(id, item);
  const ending = useEnding(id, item);
  const taking = useTakeWording(id);
  return (act: Act, reason: string, answer: Answer | null): Promise<unknown> => {
    if (act === 'wording') return taking.tellAsync({ amendment: amendment ?? 0, reason });
    if (act === 'answer') return answering.tellAsync({ answer: answer ?? 'refused', reason });
    return ending.tellAsync({ act, reason });
  };
}
