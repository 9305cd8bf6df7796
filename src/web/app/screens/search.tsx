/** S19, searching everything one may read: what was asked for and what narrows it stand in the address. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { searchKinds } from '../../../domain/search-kinds.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Link } from '../../parts/link.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { Select } from '../../parts/select.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { type SearchKind, searchQuery } from '../api/search.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { overviewHref, type SearchShown, searchShownHref } from '../links.ts';
import { byDraft, type FoundIn } from '../search/found.ts';
import { Passage } from '../search/passage.tsx';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/search')({ component: Search });

function Search(): ReactElement {
  const { t } = useTranslation('search');
  const shown = useSearch({ from: '/search' });
  const navigate = useNavigate();
  const show = (next: SearchShown) =>
    void navigate({ to: '/search', search: { ...shown, ...next } });
  const { q = '' } = shown;
  return (
    <Screen title={q === '' ? t('title') : `${t('title')}: ${q}`} hidesTitle>
      <search className="search-screen">
        <SearchField
          key={q}
          label={t('field')}
          defaultValue={q}
          autoFocus
          maxLength={200}
          onSubmit={(written) => show({ q: written.trim() || undefined })}
          onClear={() => show({ q: undefined })}
        />
        {q === '' ? (
          <EmptyState title={t('begin')}>
            <p>{t('beginText')}</p>
          </EmptyState>
        ) : (
          <Results shown={shown} onChange={show} />
        )}
      </search>
    </Screen>
  );
}

interface ResultsProps {
  readonly shown: SearchShown;
  readonly onChange: (next: SearchShown) => void;
}

function Results({ shown, onChange }: ResultsProps): ReactElement {
  const { t } = useTranslation('search');
  const query = useInfiniteQuery(searchQuery(shown));
  const { data, error, isLoading, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const first = data?.pages[0];
  const found = byDraft(data?.pages.flatMap(({ items }) => items) ?? []);
  const isNarrowed = Boolean(shown.kind ?? shown.text ?? shown.draft);
  return (
    <>
      <Filters shown={shown} counts={first?.counts ?? []} onChange={onChange} />
      {isLoading && <Skeleton label={t('searching')} rows={8} />}
      {error && <Failure error={error} reset={() => void query.refetch()} />}
      {first && !first.complete && <p className="quiet">{t('incomplete')}</p>}
      {first && found.length === 0 && (
        <EmptyState
          title={t('nothing')}
          action={
            isNarrowed && <Link href={searchShownHref({ q: shown.q })}>{t('everywhere')}</Link>
          }
        >
          <p>{t('nothingText')}</p>
        </EmptyState>
      )}
      {found.map((one) => (
        <Group key={one.draft.id} found={one} shown={shown} />
      ))}
      {hasNextPage && (
        <p className="search-more">
          <Button onPress={() => void fetchNextPage()} isDisabled={isFetchingNextPage}>
            {t('more')}
          </Button>
        </p>
      )}
    </>
  );
}

/** What was found in one draft, and the way to everything in it. */
function Group({
  found,
  shown,
}: {
  readonly found: FoundIn;
  readonly shown: SearchShown;
}): ReactElement {
  const { t } = useTranslation('search');
  const lang = useLanguage();
  const { draft, passages } = found;
  return (
    <section className="found-in">
      <h2>
        <Link href={overviewHref(draft.id)}>{draft.titles[lang]}</Link>
      </h2>
      <ul>
        {passages.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: passages are only ever added behind
          <Passage key={index} found={one} />
        ))}
      </ul>
      {shown.draft === undefined && (
        <Link href={searchShownHref({ ...shown, draft: draft.id })} className="quiet">
          {t('within')}
        </Link>
      )}
    </section>
  );
}

/** What stands for no filter among the choices. */
const all = '*';
/** As far as passages are counted. */
const countMax = 1000;

interface FiltersProps extends ResultsProps {
  readonly counts: readonly { readonly kind: SearchKind; readonly count: number }[];
}

function Filters({ shown, counts, onChange }: FiltersProps): ReactElement {
  const { t } = useTranslation('search');
  const countOf = (kind: SearchKind) => counts.find((one) => one.kind === kind)?.count ?? 0;
  const whole = counts.reduce((sum, { count }) => sum + count, 0);
  const count = shown.kind === undefined ? whole : countOf(shown.kind);
  return (
    <div className="search-filters">
      <Select
        label={t('kind')}
        value={shown.kind ?? all}
        onChange={(key) => onChange({ kind: searchKinds.find((kind) => kind === key) })}
        choices={[
          { id: all, name: t('allKinds') },
          ...searchKinds.map((kind) => ({
            id: kind,
            name: `${t(`kinds.${kind}`)} · ${countOf(kind)}`,
          })),
        ]}
      />
      <Select
        label={t('language')}
        value={shown.text ?? all}
        onChange={(key) =>
          onChange({ text: key === 'kk' || key === 'ru' || key === 'en' ? key : undefined })
        }
        choices={[
          { id: all, name: t('allLanguages') },
          ...(['kk', 'ru', 'en'] as const).map((lang) => ({
            id: lang,
            name: t(`languages.${lang}`),
          })),
        ]}
      />
      <p role="status" className="quiet">
        {whole >= countMax ? t('countMany', { count }) : t('count', { count })}
      </p>
      {shown.draft !== undefined && (
        <Link href={searchShownHref({ ...shown, draft: undefined })}>{t('allDrafts')}</Link>
      )}
    </div>
  );
}
