/** S20, templates: by which rules a text has which sections, what belongs in each, how well it is known. */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template, TemplateSection } from '../../../../schema/templates/template.ts';
import { languages } from '../../../domain/language.ts';
import { sayDate } from '../../format/when.ts';
import { Banner } from '../../parts/banner.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Link } from '../../parts/link.tsx';
import { DefinitionList } from '../../parts/lists.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { AdminScreen } from '../admin/admin-screen.tsx';
import { templatesQuery } from '../api/drafting.ts';
import { Failure } from '../frame/failure.tsx';
import { templateHref } from '../links.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/admin/templates')({ component: Templates });

const keyOf = ({ id, edition }: Template): string => `${id}/${edition}`;

function Templates(): ReactElement {
  const { t } = useTranslation('dictionaries');
  const lang = useLanguage();
  const { template: asked } = useSearch({ from: '/admin/templates' });
  const { data = [], error, isLoading } = useQuery(templatesQuery);
  // The newest edition unless another is asked for.
  const shown = data.find((one) => keyOf(one) === asked) ?? data.at(-1);
  return (
    <AdminScreen section="templates" title={t('templates.title')} lead={t('templates.lead')}>
      {isLoading && <Skeleton label={t('templates.title')} rows={10} />}
      {error && <Failure error={error} />}
      {data.length > 1 && (
        <nav className="filters" aria-label={t('templates.title')}>
          <ul className="filter-links">
            {data.map((one) => (
              <li key={keyOf(one)}>
                <Link
                  href={templateHref(keyOf(one))}
                  {...(one === shown ? { 'aria-current': 'page' } : {})}
                >
                  {one.titles[lang]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {shown && (
        <div className="admin-parts admin-parts-wide">
          <Basis template={shown} />
          <Sections template={shown} />
        </div>
      )}
    </AdminScreen>
  );
}

interface PartProps {
  readonly template: Template;
}

/** By which act, since when, and how much of it was read. */
function Basis({ template }: PartProps): ReactElement {
  const { t } = useTranslation('dictionaries');
  const lang = useLanguage();
  const { basis, validFrom, validTo } = template;
  const day = (date: string) => sayDate(`${date}T00:00:00Z`, { lang, zone: 'UTC' });
  return (
    <section>
      <h2>{template.titles[lang]}</h2>
      {!basis.confirmed && <Banner kind="warning" title={t('templates.unconfirmed')} />}
      <DefinitionList
        entries={[
          ...languages
            .filter((one) => one !== lang)
            .map((one) => ({
              name: t(`languages.${one}`),
              value: <span lang={one}>{template.titles[one]}</span>,
            })),
          { name: t('templates.act'), value: basis.act[lang] },
          { name: t('templates.number'), value: `№ ${basis.number}, ${day(basis.date)}` },
          {
            name: t('templates.valid'),
            value: validTo
              ? t('templates.until', { from: day(validFrom), to: day(validTo) })
              : t('templates.since', { from: day(validFrom) }),
          },
          { name: t('templates.note'), value: basis.note[lang] },
        ]}
      />
    </section>
  );
}

interface Row {
  readonly section: TemplateSection;
  /** As sections are counted: `2.1`. */
  readonly number: string;
}

const rowsOf = (sections: readonly TemplateSection[], before = ''): readonly Row[] =>
  sections.flatMap((section, index) => {
    const number = `${before}${index + 1}`;
    return [{ section, number }, ...rowsOf(section.sections ?? [], `${number}.`)];
  });

function Sections({ template }: PartProps): ReactElement {
  const { t } = useTranslation('dictionaries');
  const lang = useLanguage();
  return (
    <section>
      <h2>{t('templates.sections')}</h2>
      <Table
        label={t('templates.sections')}
        rows={rowsOf(template.sections)}
        keyOf={({ section }) => section.key}
        columns={[
          {
            id: 'heading',
            name: t('templates.heading'),
            cell: ({ section: { headings, hint }, number }) => (
              <>
                {number.includes('.') && `${number}. `}
                {headings[lang]}
                <span className="cell-note">{hint[lang]}</span>
              </>
            ),
          },
          ...languages
            .filter((one) => one !== lang)
            .map((one) => ({
              id: one,
              name: t(`languages.${one}`),
              cell: ({ section: { headings } }: Row) => <span lang={one}>{headings[one]}</span>,
            })),
          {
            id: 'mandatory',
            name: t('templates.needed'),
            cell: ({ section: { mandatory } }) =>
              mandatory ? (
                <Chip tone="accent" icon="agree">
                  {t('templates.mandatory')}
                </Chip>
              ) : (
                <span className="quiet">{t('templates.optional')}</span>
              ),
          },
          {
            id: 'confidence',
            name: t('templates.known'),
            cell: ({ section }) => t(`confidences.${section.confidence}`),
          },
        ]}
      />
    </section>
  );
}
