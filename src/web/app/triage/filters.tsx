/** How the amendments are laid out, and which of them are shown; every choice has an address. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { compareNames } from '../../format/list.ts';
import { sayInstant } from '../../format/when.ts';
import { Link } from '../../parts/link.tsx';
import { Select } from '../../parts/select.tsx';
import { mayAmend } from '../amend/may-amend.ts';
import { useNames } from '../api/directory.ts';
import { useNarrow } from '../frame/narrow.ts';
import { amendHref, type TriageColumn, triageColumns, triageHref } from '../links.ts';
import { zone } from '../place.ts';
import { useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { sectionsIn } from './columns.ts';
import type { Triage } from './triage.ts';

/** What stands for no filter among the choices; nothing is called so. */
const all = '*';

const views = [undefined, 'place', 'table'] as const;

interface FiltersProps {
  readonly triage: Triage;
  /** How many are shown. */
  readonly count: number;
}

export function Filters({ triage, count }: FiltersProps): ReactElement {
  const { t } = useTranslation('triage');
  const { draft, shown, desk, placed } = triage;
  const isNarrow = useNarrow();
  const shownView = shown.view ?? (isNarrow ? 'place' : undefined);
  const onDesk = placed.filter(({ intent }) => intent).length;
  return (
    <>
      <nav className="filters" aria-label={t('view')}>
        <ul className="filter-links">
          {(desk ? ([...views, 'desk'] as const) : views).map((view) => (
            <li key={view ?? 'board'} className={view === undefined ? 'triage-wide' : undefined}>
              <Link
                href={triageHref(draft.id, {
                  ...shown,
                  view,
                  open: undefined,
                  stage: undefined,
                  step: undefined,
                })}
                {...(shownView === view ? { 'aria-current': 'true' } : {})}
              >
                {t(`views.${view ?? 'board'}`)}
                {view === 'desk' && <span className="count"> {onDesk}</span>}
              </Link>
            </li>
          ))}
        </ul>
        <Deadline triage={triage} />
      </nav>
      {shown.view !== 'desk' && <Choices triage={triage} count={count} />}
    </>
  );
}

function Deadline({ triage: { draft } }: { readonly triage: Triage }): ReactElement | null {
  const { t } = useTranslation('triage');
  const lang = useLanguage();
  const session = useSession();
  const { taken, until } = draft.amending;
  if (!taken) return null;
  return (
    <p className="quiet triage-until">
      {until && t('until', { date: sayInstant(until, { lang, zone }) })}{' '}
      {mayAmend(session, draft) && <Link href={amendHref(draft.id)}>{t('propose')}</Link>}
    </p>
  );
}

function Choices({ triage, count }: FiltersProps): ReactElement {
  const { t } = useTranslation('triage');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const isSomebody = useSession() !== null;
  const { shown, show, placed, desk } = triage;
  const organisations = [...new Set(placed.map(({ card }) => card.by.organisation))]
    .map((id) => ({ id, name: nameOf(id) }))
    .sort((a, b) => compareNames(lang)(a.name, b.name));
  const columns = triageColumns.filter(
    (one) => desk || one === 'new' || one === 'study' || one === 'decided',
  );
  return (
    <section className="triage-filters" aria-label={t('filters')}>
      <Select
        label={t('by')}
        value={shown.by ?? all}
        onChange={(key) => show({ by: key === all ? undefined : String(key) })}
        choices={[{ id: all, name: t('anybody') }, ...organisations]}
      />
      <Select
        label={t('section')}
        value={String(shown.section ?? all)}
        onChange={(key) => show({ section: key === all ? undefined : Number(key) })}
        choices={[
          { id: all, name: t('anywhere') },
          ...sectionsIn(placed, lang).map(({ number, title }) => ({
            id: String(number),
            name: title || String(number),
          })),
        ]}
      />
      <Select
        label={t('state')}
        value={shown.column ?? all}
        onChange={(key) => show({ column: key === all ? undefined : (key as TriageColumn) })}
        choices={[
          { id: all, name: t('anyState') },
          ...columns.map((id) => ({ id, name: t(`columns.${id}`) })),
        ]}
      />
      <Select
        label={t('only')}
        value={shown.only ?? all}
        onChange={(key) => show({ only: key === all ? undefined : (key as 'shared' | 'mine') })}
        choices={[
          { id: all, name: t('onlyAll') },
          { id: 'shared', name: t('onlyShared') },
          ...(isSomebody ? [{ id: 'mine', name: t('onlyMine') }] : []),
        ]}
      />
      <p role="status" className="quiet">
        {t('found', { count })}
      </p>
    </section>
  );
}
