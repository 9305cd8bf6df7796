/**
 * Every act here is written, then checked as it will stand, then sent; by nobody's single key. It
 * keeps at which of the two steps one is and what was refused, and knows nothing of what is told.
 */
import {
  type FormEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { type Definition, DefinitionList } from '../../parts/lists.tsx';
import { say } from '../../parts/toast.tsx';
import { Refused } from '../refusals/refused.tsx';

interface TwoStepsProps {
  readonly title: string;
  /** What it does and for whom. */
  readonly effect: string;
  /** The fields. */
  readonly children: ReactNode;
  /** True when the fields can be checked; it marks what is missing. */
  readonly isReady: () => boolean;
  /** What will be sent, as it will stand. */
  readonly summary: readonly Definition[];
  /** What the button that sends is called. */
  readonly go: string;
  /** Said when it is done. */
  readonly done: string;
  readonly send: () => Promise<unknown>;
  readonly onClose: () => void;
}

export function TwoSteps(props: TwoStepsProps): ReactElement {
  const { title, effect, children, isReady, summary, go, done, send, onClose } = props;
  const { t } = useTranslation('objections');
  const [step, setStep] = useState<'write' | 'check'>('write');
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its own heading
  useEffect(() => heading.current?.focus(), [step]);
  const check = (event: FormEvent) => {
    event.preventDefault();
    if (isReady()) setStep('check');
  };
  const tell = async () => {
    setPending(true);
    try {
      await send();
      onClose();
      say(done);
    } catch (refused) {
      setError(refused);
      setStep('write');
    }
    setPending(false);
  };
  return (
    <form className="point-form" onSubmit={check} noValidate>
      <h3 ref={heading} tabIndex={-1}>
        {step === 'write' ? title : t('check.title')}
      </h3>
      <Refused
        error={error}
        title={t('refused.title')}
        own={{ 'merge-conflict': t('refused.conflict'), 'item-ended': t('refused.ended') }}
      />
      {step === 'write' ? (
        <>
          <p className="field-hint">{effect}</p>
          {children}
          <p className="point-acts">
            <Button kind="primary" type="submit">
              {t('check.go')}
            </Button>
            <Button onPress={onClose}>{t('check.cancel')}</Button>
          </p>
        </>
      ) : (
        <>
          <DefinitionList entries={summary} />
          <p className="field-hint">{effect}</p>
          <p className="point-acts">
            <Button kind="primary" isDisabled={isPending} onPress={() => void tell()}>
              {go}
            </Button>
            <Button onPress={() => setStep('write')}>{t('check.back')}</Button>
          </p>
        </>
      )}
    </form>
  );
}
