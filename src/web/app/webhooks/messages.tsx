/** What was sent to a webhook: of which draft, when, how often, and what the receiver said. */
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayInstant } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { say } from '../../parts/toast.tsx';
import { Failure } from '../frame/failure.tsx';
import { overviewHref } from '../links.ts';
import { zone } from '../place.ts';
import { Refused } from '../refusals/refused.tsx';
import { useLanguage } from '../words/i18n.ts';
import { messagesQuery, type WebhookMessage, webhooks, webhooksKey } from './api.ts';
import { MessageChip } from './looks.tsx';

interface MessagesProps {
  readonly webhook: string;
}

export function Messages({ webhook }: MessagesProps): ReactElement {
  const { t } = useTranslation('webhooks');
  const { data, error, isLoading, hasNextPage, fetchNextPage } = useInfiniteQuery(
    messagesQuery(webhook),
  );
  const messages = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section>
      <h2>{t('messages.title')}</h2>
      <p className="quiet">{t('messages.text')}</p>
      {isLoading && <Skeleton label={t('messages.title')} shape="table" />}
      {error && <Failure error={error} />}
      {data && messages.length === 0 && (
        <EmptyState title={t('messages.none')}>
          <p>{t('messages.noneText')}</p>
        </EmptyState>
      )}
      {messages.length > 0 && <MessageTable webhook={webhook} messages={messages} />}
      {hasNextPage && (
        <p className="list-more">
          <Button onPress={() => void fetchNextPage()}>{t('more')}</Button>
        </p>
      )}
    </section>
  );
}

interface MessageTableProps extends MessagesProps {
  readonly messages: readonly WebhookMessage[];
}

function MessageTable({ webhook, messages }: MessageTableProps): ReactElement {
  const { t } = useTranslation('webhooks');
  const clock = { lang: useLanguage(), zone };
  const cache = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (message: string) => webhooks.replay(webhook, message),
    retry: false,
    onSuccess: () => {
      say(t('messages.replayed'));
      return cache.invalidateQueries({ queryKey: webhooksKey });
    },
  });
  return (
    <>
      <Refused error={error} title={t('messages.refused')} />
      <Table
        label={t('messages.title')}
        rows={messages}
        keyOf={({ message }) => message}
        columns={[
          {
            id: 'kind',
            name: t('messages.kind'),
            cell: ({ kind, draft }) => (
              <>
                {t(`kind.${kind}`)}
                {draft && (
                  <span className="cell-note">
                    <Link href={overviewHref(draft)}>
                      <code>{draft}</code>
                    </Link>
                  </span>
                )}
              </>
            ),
          },
          {
            id: 'at',
            name: t('messages.at'),
            cell: ({ createdAt }) => (
              <time dateTime={createdAt}>{sayInstant(createdAt, clock)}</time>
            ),
          },
          {
            id: 'state',
            name: t('state'),
            cell: ({ state, tries, due }) => (
              <>
                <MessageChip state={state} />
                {tries > 0 && (
                  <span className="cell-note">{t('messages.tries', { count: tries })}</span>
                )}
                {due && tries > 0 && (
                  <span className="cell-note">
                    {t('messages.next', { when: sayInstant(due, clock) })}
                  </span>
                )}
              </>
            ),
          },
          { id: 'answer', name: t('messages.answer'), cell: (line) => <Answer {...line} /> },
          {
            id: 'acts',
            name: <span className="visually-hidden">{t('acts')}</span>,
            cell: ({ message, state }) => (
              <Button kind="plain" isDisabled={isPending} onPress={() => mutate(message)}>
                {t(state === 'waiting' ? 'messages.now' : 'messages.again')}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}

/** What a receiver said is its own; why it said nothing is told in words. */
function Answer({ status, fault, answer }: WebhookMessage): ReactElement {
  const { t } = useTranslation('webhooks');
  const kind = fault?.split(' ')[0];
  const isNamed = kind === 'forbidden' || kind === 'unresolved' || kind === 'unreachable';
  return (
    <>
      {status !== null && t('messages.status', { status })}
      {isNamed && t(`faults.${kind}`)}
      {fault && (
        <span className="cell-note" lang="en">
          <code>{fault}</code>
        </span>
      )}
      {answer && (
        <span className="cell-note hook-answer" lang="und">
          <code>{answer}</code>
        </span>
      )}
      {status === null && fault === null && t('messages.noAnswer')}
    </>
  );
}
