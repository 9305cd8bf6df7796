/** S20, webhooks: the other programs that are told of drafts, and whether they take what they are told. */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayInstant } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { AdminScreen } from '../admin/admin-screen.tsx';
import { useNames } from '../api/directory.ts';
import { Failure } from '../frame/failure.tsx';
import { webhookHref } from '../links.ts';
import { zone } from '../place.ts';
import { keepsWebhooks, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { MakeHook } from './acts.tsx';
import { type MadeWebhook, type Webhook, webhooksQuery } from './api.ts';
import { HookChip, ToldSecret } from './looks.tsx';

export const screen = createLazyRoute('/admin/webhooks')({ component: Webhooks });

function Webhooks(): ReactElement {
  const { t } = useTranslation('webhooks');
  const keeps = keepsWebhooks(useSession());
  const { data, error, isLoading } = useQuery({ ...webhooksQuery, enabled: keeps });
  const [makes, setMakes] = useState(false);
  const [made, setMade] = useState<MadeWebhook | null>(null);
  return (
    <AdminScreen
      section="webhooks"
      title={t('title')}
      lead={t('lead')}
      mayAct={keeps}
      actions={
        <Button kind="primary" icon="plus" onPress={() => setMakes(true)}>
          {t('make.title')}
        </Button>
      }
    >
      <div className="hook-list">
        {made && <ToldSecret made={made} />}
        {isLoading && <Skeleton label={t('title')} shape="table" />}
        {error && <Failure error={error} />}
        {data?.length === 0 && (
          <EmptyState title={t('none')}>
            <p>{t('noneText')}</p>
          </EmptyState>
        )}
        {data && data.length > 0 && <HookTable webhooks={data} />}
      </div>
      {makes && <MakeHook onMade={setMade} onClose={() => setMakes(false)} />}
    </AdminScreen>
  );
}

function HookTable({ webhooks }: { readonly webhooks: readonly Webhook[] }): ReactElement {
  const { t } = useTranslation('webhooks');
  const { shortOf } = useNames();
  const clock = { lang: useLanguage(), zone };
  return (
    <Table
      label={t('title')}
      rows={webhooks}
      keyOf={({ webhook }) => webhook}
      columns={[
        {
          id: 'label',
          name: t('label'),
          cell: ({ webhook, label, url }) => (
            <>
              <Link href={webhookHref(webhook)}>{label}</Link>
              <span className="cell-note">
                <code className="hook-url">{url}</code>
              </span>
            </>
          ),
        },
        {
          id: 'organisation',
          name: t('organisation'),
          cell: ({ organisation }) => shortOf(organisation),
        },
        { id: 'state', name: t('state'), cell: ({ state }) => <HookChip state={state} /> },
        {
          id: 'kinds',
          name: t('kinds'),
          cell: ({ kinds }) => t('kindsCount', { count: kinds.length }),
        },
        {
          id: 'delivered',
          name: t('deliveredAt'),
          cell: ({ deliveredAt }) =>
            deliveredAt ? (
              <time dateTime={deliveredAt}>{sayInstant(deliveredAt, clock)}</time>
            ) : (
              t('never')
            ),
        },
      ]}
    />
  );
}
