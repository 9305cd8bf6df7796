/** S22, checking the record of a draft: read, checked and searched in this browser, with or without a connection. */
import { createLazyRoute } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Screen } from '../frame/screen.tsx';
import { addFiles, type Checked, nothingChecked } from '../verify/checked.ts';
import { HashField } from '../verify/hash-field.tsx';
import { Others } from '../verify/others.tsx';
import { Verdict } from '../verify/verdict.tsx';

export const screen = createLazyRoute('/verify')({ component: Verify });

function Verify(): ReactElement {
  const { t } = useTranslation('verify');
  const [checked, setChecked] = useState<Checked>(nothingChecked);
  const [isChecking, setChecking] = useState(false);
  const take = async (files: readonly File[]) => {
    if (files.length === 0) return;
    setChecking(true);
    // The word that it is being checked is drawn before the work begins.
    await new Promise((drawn) => setTimeout(drawn));
    setChecked(await addFiles(checked, files));
    setChecking(false);
  };
  const { record, others } = checked;
  return (
    <Screen title={t('title')} lead={t('lead')}>
      <div className="verify">
        <DropZone
          className="verify-drop"
          aria-label={t('drop')}
          onDrop={async ({ items }) => {
            const files = items.filter((item) => item.kind === 'file');
            await take(await Promise.all(files.map((item) => item.getFile())));
          }}
        >
          <p className="verify-drop-title">{t('drop')}</p>
          <FileTrigger allowsMultiple onSelect={(files) => void take([...(files ?? [])])}>
            <Button kind="primary">{t('choose')}</Button>
          </FileTrigger>
          <p className="field-hint">{t('hint')}</p>
        </DropZone>
        {isChecking && <Skeleton label={t('checking')} rows={5} />}
        {!isChecking && record && <Verdict record={record} />}
        {!isChecking && record && <HashField record={record} />}
        {!isChecking && others.length > 0 && <Others others={others} record={record} />}
      </div>
    </Screen>
  );
}
