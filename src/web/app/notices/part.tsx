/** When one hears of drafts by mail: chosen in the account, kept at once. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { formatZone } from '../../../domain/format.ts';
import { RadioGroup } from '../../parts/choice.tsx';
import { Select } from '../../parts/select.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { say } from '../../parts/toast.tsx';
import { Fault } from '../account/fault.tsx';
import { Part } from '../account/part.tsx';
import { api, read, type Schemas } from '../api/client.ts';
import { useLanguage } from '../words/i18n.ts';

type Notices = Schemas['Notices'];

const ways = ['immediate', 'digest', 'off'] as const satisfies readonly Notices['way'][];
const hours = Array.from({ length: 24 }, (_, hour) => ({
  id: String(hour),
  name: `${String(hour).padStart(2, '0')}:00`,
}));

const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: () => read(api.GET('/api/me/notices')),
});

/** Keeps a choice; what is shown is what was chosen, until the server says otherwise. */
function useChoosing(saved: string) {
  const cache = useQueryClient();
  const { queryKey } = noticesQuery;
  return useMutation({
    mutationFn: (body: Schemas['ChooseNotices']) => read(api.PATCH('/api/me/notices', { body })),
    onMutate: (choice) =>
      cache.setQueryData(queryKey, (before) => before && { ...before, ...choice }),
    onSuccess: () => say(saved),
    onSettled: () => cache.invalidateQueries({ queryKey }),
  });
}

/** The part of the account screen in which letters about drafts are chosen. */
export function NoticesPart(): ReactElement {
  const { t } = useTranslation('notices');
  const { data, error } = useQuery(noticesQuery);
  const choosing = useChoosing(t('saved'));
  return (
    <Part title={t('title')} text={t('text')}>
      <Fault error={error ?? choosing.error} />
      {data ? (
        <NoticeFields choice={data} onChoose={choosing.mutate} />
      ) : (
        !error && <Skeleton shape="line" rows={3} label={t('title')} />
      )}
    </Part>
  );
}

interface NoticeFieldsProps {
  readonly choice: Notices;
  readonly onChoose: (choice: Schemas['ChooseNotices']) => void;
}

function NoticeFields({ choice, onChoose }: NoticeFieldsProps): ReactElement {
  const { t } = useTranslation('notices');
  const lang = useLanguage();
  const { way, hour, zone } = choice;
  return (
    <div className="entry-form">
      <RadioGroup
        label={t('way')}
        value={way}
        onChange={(one) => onChoose({ way: one as Notices['way'] })}
        choices={ways.map((id) => ({ id, name: t(`ways.${id}`), note: t(`notes.${id}`) }))}
      />
      {way === 'digest' && (
        <Select
          label={t('hour')}
          hint={t('onClock', { city: formatZone(zone, lang) })}
          choices={hours}
          value={String(hour)}
          onChange={(key) => onChoose({ hour: Number(key) })}
        />
      )}
    </div>
  );
}
