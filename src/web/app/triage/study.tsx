/** Asks before amendments are taken up: it is told to their authors, who no longer replace them. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { say } from '../../parts/toast.tsx';
import { useStudy } from '../api/desk.ts';
import type { Draft } from '../api/drafts.ts';
import { Refused } from '../refusals/refused.tsx';
import { useLanguage } from '../words/i18n.ts';
import { sayNumbers } from './numbers.ts';

interface StudyProps {
  readonly draft: Draft;
  readonly numbers: readonly number[];
  readonly onClose: () => void;
}

export function Study({ draft, numbers, onClose }: StudyProps): ReactElement {
  const { t } = useTranslation('triage');
  const { t: part } = useTranslation('parts');
  const lang = useLanguage();
  const { tellAsync, isPending, error } = useStudy(draft.id);
  const send = async () => {
    await tellAsync(numbers);
    say(t('study.done'));
    onClose();
  };
  return (
    <Dialog
      title={t('study.title', { count: numbers.length })}
      closeLabel={part('close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" isDisabled={isPending} onPress={() => void send().catch(() => {})}>
            {t('study.send')}
          </Button>
          <Button onPress={onClose}>{t('notNow')}</Button>
        </>
      }
    >
      <Refused error={error} title={t('refused')} />
      <p>
        {t('study.text', {
          numbers: sayNumbers(numbers, (number) => t('number', { number }), lang),
        })}
      </p>
    </Dialog>
  );
}
