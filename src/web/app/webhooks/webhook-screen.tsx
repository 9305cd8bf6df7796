/** S20, one webhook: what it is told, how it stands, what became of each message, and what can be done. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayInstant } from '../../format/when.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { DefinitionList } from '../../parts/lists.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { say } from '../../parts/toast.tsx';
import { AdminScreen } from '../admin/admin-screen.tsx';
import { useNames } from '../api/directory.ts';
import { readClock } from '../clock.ts';
import { Failure } from '../frame/failure.tsx';
import { adminHref } from '../links.ts';
import { zone } from '../place.ts';
import { Refused } from '../refusals/refused.tsx';
import { keepsWebhooks, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { EditHook, PauseHook, RemoveHook, RotateHook } from './acts.tsx';
import { type MadeWebhook, type Webhook, webhooks, webhooksKey, webhooksQuery } from './api.ts';
import { HookChip, ToldSecret } from './looks.tsx';
import { Messages } from './messages.tsx';

export const screen = createLazyRoute('/admin/webhooks/$webhook')({ component: WebhookScreen });

function WebhookScreen(): ReactElement {
  const { t } = useTranslation('webhooks');
  const { webhook: id } = useParams({ from: '/admin/webhooks/$webhook' });
  const keeps = keepsWebhooks(useSession());
  const { data, error, isLoading } = useQuery({ ...webhooksQuery, enabled: keeps });
  const found = data?.find(({ webhook }) => webhook === id);
  const [made, setMade] = useState<MadeWebhook | null>(null);
  return (
    <AdminScreen
      section="webhooks"
      title={found?.label ?? t('one')}
      mayAct={keeps}
      actions={found && <Acts webhook={found} onMade={setMade} />}
    >
      {isLoading && <Skeleton label={t('one')} rows={8} />}
      {(error || (data && !found)) && <Failure error={error} />}
      {found && (
        <div className="admin-parts admin-parts-wide">
          {made && <ToldSecret made={made} />}
          <Kept webhook={found} />
          <Messages webhook={found.webhook} />
        </div>
      )}
      <ButtonLink href={adminHref('webhooks')} icon="back">
        {t('back')}
      </ButtonLink>
    </AdminScreen>
  );
}

interface ActsProps {
  readonly webhook: Webhook;
  readonly onMade: (made: MadeWebhook) => void;
}

function Acts({ webhook, onMade }: ActsProps): ReactElement {
  const { t } = useTranslation('webhooks');
  const navigate = useNavigate();
  const [act, setAct] = useState<'edit' | 'pause' | 'rotate' | 'remove' | null>(null);
  const shown = { webhook, onClose: () => setAct(null) };
  const leave = () => void navigate({ to: '/admin/webhooks', replace: true });
  return (
    <>
      <Button icon="edit" onPress={() => setAct('edit')}>
        {t('edit.title')}
      </Button>
      <Button onPress={() => setAct('pause')}>
        {t(webhook.state === 'active' ? 'pause.title' : 'resume.title')}
      </Button>
      <Button onPress={() => setAct('rotate')}>{t('rotate.title')}</Button>
      <Button onPress={() => setAct('remove')}>{t('remove.title')}</Button>
      {act === 'edit' && <EditHook {...shown} />}
      {act === 'pause' && <PauseHook {...shown} />}
      {act === 'rotate' && <RotateHook {...shown} onMade={onMade} />}
      {act === 'remove' && <RemoveHook {...shown} onRemoved={leave} />}
    </>
  );
}

function Kept({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { t } = useTranslation('webhooks');
  const { nameOf } = useNames();
  const clock = { lang: useLanguage(), zone };
  const { url, organisation, kinds, state, deliveredAt, previousUntil, madeAt } = webhook;
  const isOverlapping = previousUntil !== null && readClock() < previousUntil;
  return (
    <section>
      <h2>{t('kept')}</h2>
      {state === 'failed' && (
        <Banner kind="warning" title={t('failedTitle')}>
          <p>{t('failedText')}</p>
        </Banner>
      )}
      <DefinitionList
        entries={[
          { name: t('state'), value: <HookChip state={state} /> },
          { name: t('url'), value: <code className="hook-url">{url}</code> },
          { name: t('organisation'), value: nameOf(organisation) },
          { name: t('kinds'), value: kinds.map((kind) => t(`kind.${kind}`)).join('; ') },
          {
            name: t('deliveredAt'),
            value: deliveredAt ? sayInstant(deliveredAt, clock) : t('never'),
          },
          ...(isOverlapping
            ? [{ name: t('previousUntil'), value: sayInstant(previousUntil, clock) }]
            : []),
          { name: t('madeAt'), value: sayInstant(madeAt, clock) },
        ]}
      />
      <TryOut webhook={webhook.webhook} />
    </section>
  );
}

/** A message that says nothing and is sent at once: whether it was taken stands below a moment later. */
function TryOut({ webhook }: Pick<Webhook, 'webhook'>): ReactElement {
  const { t } = useTranslation('webhooks');
  const cache = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => webhooks.test(webhook),
    retry: false,
    onSuccess: () => {
      say(t('test.done'));
      return cache.invalidateQueries({ queryKey: webhooksKey });
    },
  });
  return (
    <>
      <Refused error={error} title={t('test.refused')} />
      <Button icon="next" isDisabled={isPending} onPress={() => mutate()}>
        {t('test.title')}
      </Button>
    </>
  );
}
