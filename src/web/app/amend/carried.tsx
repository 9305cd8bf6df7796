/** How an amendment stands to the newest version: said in a sentence, and side by side where its words were carried. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import type { Change } from '../../../domain/text/change.ts';
import { Banner } from '../../parts/banner.tsx';
import type { AmendmentDetails } from '../api/amendments.ts';
import { ChangeLines } from './change-list.tsx';

interface CarriedProps {
  readonly amendment: AmendmentDetails;
  readonly lang: Language;
}

export function Carried({ amendment, lang }: CarriedProps): ReactElement | null {
  const { t } = useTranslation('amendment');
  const { followed, carried, diffs, version } = amendment;
  if (!followed) return null;
  const { fate, version: number } = followed;
  const sides = [
    { title: t('carried.own', { number: version }), changes: diffs[lang] ?? [] },
    { title: t('carried.new', { number }), changes: carried?.[lang] ?? [] },
  ];
  return (
    <section className="amendment-part">
      <h3>{t('carried.title', { number })}</h3>
      <Banner
        kind={fate === 'needs-author' ? 'warning' : 'info'}
        title={t(`carried.${fate}`, { number })}
      />
      {carried && (
        <>
          <p className="field-hint">{t('carried.hint')}</p>
          <div className="amendment-sides">
            {sides.map(({ title, changes }) => (
              <div key={title}>
                <h4>{title}</h4>
                {changes.length === 0 && <p>{t('carried.contained', { number })}</p>}
                {(changes as unknown as readonly Change[]).map((change, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the changes of one diff never change places
                  <ChangeLines key={index} change={change} lang={lang} />
                ))}
              </div>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
