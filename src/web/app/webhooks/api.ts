/** Webhooks as their keepers read and change them. What makes one is never sent a second time by itself. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.ts';
import { readClock } from '../clock.ts';

export type Webhook = Schemas['Webhook'];
export type WebhookMessage = Schemas['WebhookMessage'];
export type MadeWebhook = Schemas['MadeWebhook'];

/** Everything read of webhooks is kept under this key. */
export const webhooksKey = ['webhooks'] as const;

const pageSize = 25;
/** While something is on its way, it is looked for this often. */
const lookMs = 2_500;

export const webhooksQuery = queryOptions({
  queryKey: [...webhooksKey, 'list'],
  queryFn: async () => (await read(api.GET('/api/webhooks'))).items,
});

const isSoon = ({ state, due }: WebhookMessage): boolean =>
  state === 'waiting' && due !== null && Date.parse(due) - Date.parse(readClock()) < 60_000;

/** Messages to a webhook, newest first. */
export const messagesQuery = (webhook: string) =>
  infiniteQueryOptions({
    queryKey: [...webhooksKey, 'messages', webhook],
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/webhooks/{webhook}/messages', {
          params: {
            path: { webhook },
            query: { limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: { readonly next: string | null }) => next ?? undefined,
    refetchInterval: ({ state: { data } }) => (data?.pages[0]?.items.some(isSoon) ? lookMs : false),
  });

const at = (webhook: string) => ({ params: { path: { webhook } } });

export const webhooks = {
  make: (body: Schemas['MakeWebhook']) => (): Promise<MadeWebhook> =>
    read(api.POST('/api/webhooks', { body })),
  change: (webhook: string, body: Schemas['ChangeWebhook']) => (): Promise<Webhook> =>
    read(api.PATCH('/api/webhooks/{webhook}', { ...at(webhook), body })),
  rotate: (webhook: string) => (): Promise<MadeWebhook> =>
    read(api.POST('/api/webhooks/{webhook}/secret', at(webhook))),
  remove: (webhook: string) => (): Promise<unknown> =>
    read(api.DELETE('/api/webhooks/{webhook}', at(webhook))),
  test: (webhook: string): Promise<WebhookMessage> =>
    read(api.POST('/api/webhooks/{webhook}/test', at(webhook))),
  replay: (webhook: string, message: string): Promise<WebhookMessage> =>
    read(
      api.POST('/api/webhooks/{webhook}/messages/{message}/replay', {
        params: { path: { webhook, message } },
      }),
    ),
} as const;
