/** Taking a step of the workflow: what it does is said once more before anything is sent. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../parts/banner.tsx';
import { Button, type ButtonKind } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { say } from '../../parts/toast.tsx';
import type { Draft } from '../api/drafts.ts';
import { type Exit, useMove } from '../api/moves.ts';
import { useLanguage } from '../words/i18n.ts';

interface TakeStepProps {
  readonly draft: Draft;
  readonly exit: Exit;
  /** `primary` unless told: the one step that is next. */
  readonly kind?: ButtonKind;
}

/** The button and the question behind it. */
export function TakeStep({ draft, exit, kind = 'primary' }: TakeStepProps): ReactElement {
  const { t } = useTranslation('draft');
  const { t: part } = useTranslation('parts');
  const lang = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { tellAsync, isPending, error, reset } = useMove(draft.id, draft.seq);
  const step = exit.titles[lang];
  const close = () => {
    setOpen(false);
    reset();
  };
  const take = async () => {
    await tellAsync({ transition: exit.transition, reason });
    close();
    say(t('step.taken', { step }));
  };
  return (
    <>
      <Button kind={kind} icon="next" onPress={() => setOpen(true)}>
        {step}
      </Button>
      <Dialog
        title={step}
        closeLabel={part('close')}
        isOpen={isOpen}
        onClose={close}
        actions={
          <>
            <Button kind="primary" isDisabled={isPending} onPress={() => take().catch(() => {})}>
              {t('step.take')}
            </Button>
            <Button onPress={close}>{t('step.cancel')}</Button>
          </>
        }
      >
        {error && (
          <Banner kind="error" title={t('step.refused')}>
            <p lang="en">{error.message}</p>
          </Banner>
        )}
        <p>{exit.say}</p>
        <TextArea
          label={t('step.reason')}
          hint={t('step.reasonHint')}
          value={reason}
          onChange={setReason}
        />
      </Dialog>
    </>
  );
}
