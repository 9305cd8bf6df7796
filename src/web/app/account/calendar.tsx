/** The address by which one's calendar program reads what waits for one: made, told once, revoked. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayInstant } from '../../format/when.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { api, read } from '../api/client.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import { Fault } from './fault.tsx';
import { Line, Part, Secret } from './part.tsx';
import { useProof } from './proof.tsx';

const calendarQuery = queryOptions({
  queryKey: ['calendar'],
  queryFn: async () => (await read(api.GET('/api/me/calendar'))).feed,
});

/** Sends once; afterwards it is read again whether there is an address. */
function useSending<Answer>(send: () => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: send,
    retry: false,
    onSettled: () => cache.invalidateQueries({ queryKey: calendarQuery.queryKey }),
  });
}

export function CalendarPart(): ReactElement {
  const { t } = useTranslation('account');
  const clock = { lang: useLanguage(), zone };
  const { data: feed, error, isLoading } = useQuery(calendarQuery);
  const { proven, dialog } = useProof();
  const make = useSending(() => proven(() => read(api.POST('/api/me/calendar'))));
  const drop = useSending(() => read(api.DELETE('/api/me/calendar')));
  const revoke = () => {
    make.reset();
    drop.mutate();
  };
  return (
    <Part title={t('calendar.title')} text={t('calendar.text')}>
      {dialog}
      <Fault error={error ?? make.error ?? drop.error} />
      {isLoading && <Skeleton shape="line" rows={2} label={t('calendar.title')} />}
      {make.data && feed && (
        <Banner kind="good" title={t('calendar.made')}>
          <p>{t('calendar.madeText')}</p>
          <Secret words={make.data.url} />
        </Banner>
      )}
      {feed && (
        <ul className="account-lines">
          <Line
            title={t('calendar.one')}
            notes={[
              t('calendar.madeAt', { when: sayInstant(feed.madeAt, clock) }),
              feed.usedAt
                ? t('calendar.used', { when: sayInstant(feed.usedAt, clock) })
                : t('calendar.neverUsed'),
            ].join(' · ')}
            action={
              <Button isDisabled={drop.isPending} onPress={revoke}>
                {t('calendar.revoke')}
              </Button>
            }
          />
        </ul>
      )}
      {!isLoading && !error && (
        <p className="entry-row">
          <Button icon="plus" isDisabled={make.isPending} onPress={() => make.mutate()}>
            {t(feed ? 'calendar.again' : 'calendar.make')}
          </Button>
        </p>
      )}
    </Part>
  );
}
