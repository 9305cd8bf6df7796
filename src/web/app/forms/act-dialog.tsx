/**
 * Something to be done, over the screen, in two steps: its fields are filled in, then all of it is
 * read once more, and only then it is sent. The step that sends never has the focus by itself.
 */
import { type FormEvent, type ReactElement, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { type Definition, DefinitionList } from '../../parts/lists.tsx';
import { Refused } from '../refusals/refused.tsx';
import type { OwnWords } from '../refusals/use-refusal.ts';

export interface ActDialogProps {
  readonly title: string;
  /** What to fill in; without it the act is checked at once. */
  readonly children?: ReactNode;
  /** False while something is missing. */
  readonly isReady?: boolean;
  /** All that is about to be sent, as it is read once more. */
  readonly entries: readonly Definition[];
  /** What follows from it that one may not expect. */
  readonly warning?: string;
  /** What the button that sends it is called. */
  readonly confirm: string;
  readonly isDanger?: boolean;
  readonly isPending: boolean;
  readonly error: unknown;
  /** What is said of some refusals in words of one's own. */
  readonly own?: OwnWords;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function ActDialog(props: ActDialogProps): ReactElement {
  const { title, children, isReady = true, entries, warning, confirm, isDanger = false } = props;
  const { isPending, error, own = {}, onConfirm, onClose } = props;
  const { t } = useTranslation('forms');
  const { t: part } = useTranslation('parts');
  const form = useId();
  const [checks, setChecks] = useState(children === undefined);
  const check = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) setChecks(true);
  };
  const actions = checks ? (
    <>
      <Button
        key="confirm"
        kind={isDanger ? 'danger' : 'primary'}
        isDisabled={isPending}
        onPress={onConfirm}
      >
        {confirm}
      </Button>
      {children !== undefined && <Button onPress={() => setChecks(false)}>{t('change')}</Button>}
      <Button onPress={onClose}>{t('cancel')}</Button>
    </>
  ) : (
    <>
      <Button key="check" kind="primary" type="submit" form={form} isDisabled={!isReady}>
        {t('check')}
      </Button>
      <Button onPress={onClose}>{t('cancel')}</Button>
    </>
  );
  return (
    <Dialog title={title} closeLabel={part('close')} isOpen onClose={onClose} actions={actions}>
      {checks ? (
        <div className="act-check" tabIndex={-1} ref={takeFocus}>
          <Refused error={error} title={t('refused')} own={own} />
          <p>{t('checkText')}</p>
          <DefinitionList entries={entries} />
          {warning && <Banner kind="warning" title={warning} />}
        </div>
      ) : (
        <form id={form} className="act-form" onSubmit={check} noValidate>
          {children}
        </form>
      )}
    </Dialog>
  );
}

const takeFocus = (element: HTMLElement | null): void => element?.focus();
