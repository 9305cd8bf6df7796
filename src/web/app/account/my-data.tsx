/** Everything that is kept about oneself, as a file of this browser. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { account, useOnce } from '../api/account.ts';
import { Fault } from './fault.tsx';
import { Part } from './part.tsx';
import { useProof } from './proof.tsx';

const fileName = 'kelisim-my-data.json';

/** Hands words to the browser as a file to be kept. */
function keepFile(name: string, words: string): void {
  const href = URL.createObjectURL(new Blob([words], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href, download: name }).click();
  URL.revokeObjectURL(href);
}

export function MyData(): ReactElement {
  const { t } = useTranslation('account');
  const { proven, dialog } = useProof();
  const { mutate, isPending, error } = useOnce(() => proven(account.exportMine));
  const take = () =>
    mutate(undefined, { onSuccess: (kept) => keepFile(fileName, JSON.stringify(kept, null, 2)) });
  return (
    <Part title={t('data.title')} text={t('data.text')}>
      {dialog}
      <Fault error={error} />
      <Button isDisabled={isPending} onPress={take}>
        {t('data.take')}
      </Button>
    </Part>
  );
}
