/** S20, letters to people: what went out, what failed, and links to hand over where no mail carries them. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayInstant } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { Secret } from '../account/part.tsx';
import { AdminScreen } from '../admin/admin-screen.tsx';
import { type Letter, outboxQuery } from '../api/admin.ts';
import { Failure } from '../frame/failure.tsx';
import { personHref } from '../links.ts';
import { zone } from '../place.ts';
import { administers, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/admin/outbox')({ component: Outbox });

function Outbox(): ReactElement {
  const { t } = useTranslation('admin');
  const isThere = administers(useSession());
  const { data, error, isLoading, hasNextPage, fetchNextPage } = useInfiniteQuery({
    ...outboxQuery,
    enabled: isThere,
  });
  const letters = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <AdminScreen section="outbox" title={t('outbox.title')} lead={t('outbox.lead')}>
      {isLoading && <Skeleton label={t('outbox.title')} shape="table" />}
      {error && <Failure error={error} />}
      {data && letters.length === 0 && (
        <EmptyState title={t('outbox.none')}>
          <p>{t('outbox.noneText')}</p>
        </EmptyState>
      )}
      {letters.length > 0 && <Letters letters={letters} />}
      {hasNextPage && (
        <p className="list-more">
          <Button onPress={() => void fetchNextPage()}>{t('more')}</Button>
        </p>
      )}
    </AdminScreen>
  );
}

const looks = {
  waiting: { tone: 'accent', icon: 'clock' },
  delivered: { tone: 'good', icon: 'agree' },
  failed: { tone: 'bad', icon: 'warning' },
  expired: { tone: 'plain', icon: 'close' },
} as const;

function Letters({ letters }: { readonly letters: readonly Letter[] }): ReactElement {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  const clock = { lang, zone };
  return (
    <Table
      label={t('outbox.title')}
      rows={letters}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'kind',
          name: t('outbox.letter'),
          cell: ({ kind, link }) => (
            <>
              {t(`letters.${kind}`)}
              {link && <Secret words={link} />}
            </>
          ),
        },
        {
          id: 'person',
          name: t('outbox.to'),
          cell: ({ person, name, address }) => (
            <>
              <Link href={personHref(person)}>{name ? name[lang] : <code>{person}</code>}</Link>
              {name && (
                <span className="cell-note">
                  <code>{person}</code>
                </span>
              )}
              {address && (
                <span className="cell-note">
                  <code>{address}</code>
                </span>
              )}
            </>
          ),
        },
        {
          id: 'state',
          name: t('people.state'),
          cell: ({ state, fault, tries }) => (
            <>
              <Chip {...looks[state]}>{t(`letterStates.${state}`)}</Chip>
              {tries > 0 && (
                <span className="cell-note">{t('outbox.tries', { count: tries })}</span>
              )}
              {fault && (
                <span className="cell-note" lang="en">
                  {fault}
                </span>
              )}
            </>
          ),
        },
        {
          id: 'when',
          name: t('outbox.written'),
          cell: ({ createdAt }) => <time dateTime={createdAt}>{sayInstant(createdAt, clock)}</time>,
        },
      ]}
    />
  );
}
