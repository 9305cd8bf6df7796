/** Taking a step of the workflow: what it does is said once more before anything is sent. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { say } from '../../parts/toast.tsx';
import { Problem } from '../api/client.ts';
import type { Draft } from '../api/drafts.ts';
import { type Exit, useMove } from '../api/moves.ts';
import { Refused } from '../refusals/refused.tsx';
import { useLanguage } from '../words/i18n.ts';

interface TakeStepDialogProps {
  readonly draft: Draft;
  readonly exit: Exit;
  readonly onClose: () => void;
}

export function TakeStepDialog({ draft, exit, onClose }: TakeStepDialogProps): ReactElement {
  const { t } = useTranslation('draft');
  const { t: part } = useTranslation('parts');
  const lang = useLanguage();
  const [reason, setReason] = useState('');
  const { tellAsync, isPending, error } = useMove(draft.id, draft.seq);
  const step = exit.titles[lang];
  const lacksReason = error instanceof Problem && error.pointer === '/reason';
  const take = async () => {
    await tellAsync({ transition: exit.transition, reason });
    onClose();
    say(t('step.taken', { step }));
  };
  return (
    <Dialog
      title={step}
      closeLabel={part('close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" isDisabled={isPending} onPress={() => take().catch(() => {})}>
            {t('step.take')}
          </Button>
          <Button onPress={onClose}>{t('step.cancel')}</Button>
        </>
      }
    >
      {!lacksReason && (
        <Refused error={error} title={t('step.refused')} own={{ stale: t('step.stale') }} />
      )}
      <p>{exit.say}</p>
      <TextArea
        label={t('step.reason')}
        hint={t('step.reasonHint')}
        error={lacksReason ? t('step.reasonNeeded') : undefined}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
}
