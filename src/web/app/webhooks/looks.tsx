/** How a webhook and a message stand, in a word with its drawing; and a secret that is told this once. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../parts/banner.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Secret } from '../account/part.tsx';
import type { MadeWebhook, Webhook, WebhookMessage } from './api.ts';

const hookLooks = {
  active: { tone: 'good', icon: 'agree' },
  paused: { tone: 'plain', icon: 'outside' },
  failed: { tone: 'bad', icon: 'warning' },
} as const;

export function HookChip({ state }: Pick<Webhook, 'state'>): ReactElement {
  const { t } = useTranslation('webhooks');
  return <Chip {...hookLooks[state]}>{t(`states.${state}`)}</Chip>;
}

const messageLooks = {
  waiting: { tone: 'accent', icon: 'clock' },
  delivered: { tone: 'good', icon: 'agree' },
  failed: { tone: 'bad', icon: 'warning' },
} as const;

export function MessageChip({ state }: Pick<WebhookMessage, 'state'>): ReactElement {
  const { t } = useTranslation('webhooks');
  return <Chip {...messageLooks[state]}>{t(`messageStates.${state}`)}</Chip>;
}

export function ToldSecret({ made }: { readonly made: MadeWebhook }): ReactElement {
  const { t } = useTranslation('webhooks');
  return (
    <Banner kind="good" title={t('secret.title', { label: made.label })}>
      <p>{t('secret.text')}</p>
      <Secret words={made.secret} />
    </Banner>
  );
}
