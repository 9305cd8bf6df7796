/** What the author of an amendment gives for it: the reason, those of its parts, sources, effect; and whom it concerns. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayList } from '../../format/list.ts';
import { Link } from '../../parts/link.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import type { AmendmentDetails } from '../api/amendments.ts';
import { useNames } from '../api/directory.ts';
import { useLanguage } from '../words/i18n.ts';

export function Reasons({ amendment }: { readonly amendment: AmendmentDetails }): ReactElement {
  const { t } = useTranslation('amendment');
  const lang = useLanguage();
  const { shortOf } = useNames();
  const { justification, changes = [], evidence = [], effect, affected } = amendment;
  const indicators = effect?.indicators ?? [];
  return (
    <section className="amendment-part">
      <h3>{t('why.title')}</h3>
      <p className="amend-words" lang={recogniseLanguage(justification)}>
        {justification}
      </p>
      {changes
        .filter((one) => one.justification)
        .map((one) => (
          <p key={one.change} className="amend-words">
            <b>{t('text.part', { number: one.change })}</b>{' '}
            <span lang={recogniseLanguage(one.justification)}>{one.justification}</span>
          </p>
        ))}
      {evidence.length > 0 && (
        <>
          <h4>{t('why.evidence')}</h4>
          <ul>
            {evidence.map(({ title, href }) => (
              <li key={href}>
                <Link href={href} target="_blank" rel="noopener noreferrer">
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {effect?.money && (
        <>
          <h4>{t('why.money')}</h4>
          <p className="amend-words" lang={recogniseLanguage(effect.money)}>
            {effect.money}
          </p>
        </>
      )}
      {indicators.length > 0 && (
        <>
          <h4>{t('why.indicators')}</h4>
          <ul>
            {indicators.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
      {affected.agencies.length > 0 && (
        <p className="quiet">
          {t('why.agencies')}: {sayList(affected.agencies.map(shortOf), lang)}
        </p>
      )}
    </section>
  );
}
