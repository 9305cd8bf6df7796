/** What happened to the desk that whoever works on it should know: not saved, changed by somebody else, both at once. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Refused } from '../refusals/refused.tsx';
import type { DeskDoor } from './use-desk.ts';

export function DeskNotices({ desk: { kept, keeper } }: { readonly desk: DeskDoor }): ReactElement {
  const { t } = useTranslation('triage');
  const { fault, isShared, clashes } = kept;
  return (
    <>
      <Refused
        error={fault}
        title={t('unsaved.title')}
        action={<Button onPress={keeper.retry}>{t('unsaved.again')}</Button>}
      >
        <p>{t('unsaved.text')}</p>
      </Refused>
      {isShared && clashes.length === 0 && (
        <Banner kind="stale" title={t('shared.title')}>
          <p>{t('shared.text')}</p>
        </Banner>
      )}
      {clashes.map(({ amendment, mine }) => (
        <Banner
          key={amendment}
          kind="warning"
          title={t('clash.title', { number: amendment })}
          action={
            <>
              <Button onPress={() => keeper.settle(amendment, 'theirs')}>
                {t('clash.theirs')}
              </Button>
              <Button onPress={() => keeper.settle(amendment, 'mine')}>{t('clash.mine')}</Button>
            </>
          }
        >
          <p>
            {mine
              ? t('clash.text', { outcome: t(`intents.${mine.outcome}`) })
              : t('clash.textTaken')}
          </p>
          {mine?.reason && <blockquote className="amendment-reason">{mine.reason}</blockquote>}
        </Banner>
      ))}
    </>
  );
}
