/** S20, what is said in fixed words: reasons of outcomes, and what the checks of a text look for. */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { checkCodes } from '../../../domain/checks/check.ts';
import { describeFault } from '../../../domain/checks/words.ts';
import { languages } from '../../../domain/language.ts';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { AdminScreen } from '../admin/admin-screen.tsx';
import { reasonCodesQuery } from '../api/amendments.ts';
import { Failure } from '../frame/failure.tsx';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/admin/reasons')({ component: Reasons });

function Reasons(): ReactElement {
  const { t } = useTranslation('dictionaries');
  return (
    <AdminScreen section="reasons" title={t('reasons.title')} lead={t('reasons.lead')}>
      <div className="admin-parts admin-parts-wide">
        <Codes />
        <Checks />
      </div>
    </AdminScreen>
  );
}

function Codes(): ReactElement {
  const { t } = useTranslation('dictionaries');
  const lang = useLanguage();
  const { data = [], error, isLoading } = useQuery(reasonCodesQuery);
  return (
    <section>
      <h2>{t('reasons.codes')}</h2>
      <p>{t('reasons.codesText')}</p>
      {isLoading && <Skeleton label={t('reasons.codes')} shape="table" />}
      {error && <Failure error={error} />}
      {data.length > 0 && (
        <Table
          label={t('reasons.codes')}
          rows={data}
          keyOf={({ code }) => code}
          columns={[
            {
              id: 'name',
              name: t('reasons.reason'),
              cell: ({ code, names }) => (
                <>
                  {names[lang]}
                  <span className="cell-note">
                    <code>{code}</code>
                  </span>
                </>
              ),
            },
            ...languages
              .filter((one) => one !== lang)
              .map((one) => ({
                id: one,
                name: t(`languages.${one}`),
                cell: ({ names }: (typeof data)[number]) => <span lang={one}>{names[one]}</span>,
              })),
            {
              id: 'outcomes',
              name: t('reasons.outcomes'),
              cell: ({ outcomes }) =>
                outcomes.map((one) => t(`outcomes.${one}`)).join(', ') || t('reasons.none'),
            },
          ]}
        />
      )}
    </section>
  );
}

/** As the check says it of a text, with dots for what it names there. */
function Checks(): ReactElement {
  const { t } = useTranslation('dictionaries');
  const lang = useLanguage();
  return (
    <section>
      <h2>{t('reasons.checks')}</h2>
      <p>{t('reasons.checksText')}</p>
      <Table
        label={t('reasons.checks')}
        rows={checkCodes.map((what) => ({ what }))}
        keyOf={({ what }) => what}
        columns={[lang, ...languages.filter((one) => one !== lang)].map((one) => ({
          id: one,
          name: t(`languages.${one}`),
          cell: ({ what }) => (
            <span lang={one}>
              {describeFault({ what, lang: one, about: '…' }, one).replace(/…\.$/, '…')}
            </span>
          ),
        }))}
      />
    </section>
  );
}
