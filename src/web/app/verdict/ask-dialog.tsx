/** A question that takes a reason, and sometimes a number of days, before something is sent. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { say } from '../../parts/toast.tsx';
import { Refused } from '../refusals/refused.tsx';

export interface Told {
  readonly reason: string;
  readonly workingDays: number;
}

interface AskDialogProps {
  readonly title: string;
  readonly text: string;
  /** What the button that sends is called. */
  readonly go: string;
  /** Said when it is done. */
  readonly done: string;
  /** How many working days are asked for at first; the field is absent without it. */
  readonly days?: number;
  readonly send: (told: Told) => Promise<unknown>;
  readonly onClose: () => void;
}

export function AskDialog(props: AskDialogProps): ReactElement {
  const { title, text, go, done, days, send, onClose } = props;
  const { t } = useTranslation('verdict');
  const { t: part } = useTranslation('parts');
  const [reason, setReason] = useState('');
  const [count, setCount] = useState(String(days ?? 1));
  const [lacks, setLacks] = useState(false);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const tell = async () => {
    setLacks(reason.trim() === '');
    if (reason.trim() === '') return;
    setPending(true);
    try {
      await send({ reason, workingDays: Math.max(1, Math.trunc(Number(count)) || 1) });
      onClose();
      say(done);
    } catch (refused) {
      setError(refused);
      setPending(false);
    }
  };
  return (
    <Dialog
      title={title}
      closeLabel={part('close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" isDisabled={isPending} onPress={() => void tell()}>
            {go}
          </Button>
          <Button onPress={onClose}>{t('ask.cancel')}</Button>
        </>
      }
    >
      <div className="ask">
        <Refused
          error={error}
          title={t('refused.title')}
          own={t('refused.codes', { returnObjects: true })}
        />
        <p>{text}</p>
        {days !== undefined && (
          <TextField
            label={t('ask.days')}
            inputMode="numeric"
            width="short"
            value={count}
            onChange={setCount}
          />
        )}
        <TextArea
          label={t('ask.reason')}
          hint={t('ask.reasonHint')}
          error={lacks ? t('ask.reasonNeeded') : undefined}
          value={reason}
          onChange={setReason}
        />
      </div>
    </Dialog>
  );
}
