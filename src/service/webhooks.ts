/**
 * Webhooks as those who keep them see them: made, changed, paused, removed, tried, and what became of
 * each message. An organisation's chief keeps those of their organisation, an administrator keeps all.
 * `webhooks-courier.ts` delivers.
 */
import { limits } from '../../schema/limits.ts';
import type { Actor } from '../domain/access.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { writeInstant } from '../domain/legal-time/zone.ts';
import { hashText } from '../domain/text/canonical.ts';
import type { Message, MessageKind, News, WebhookKind } from '../domain/webhooks.ts';
import { type AddressFault, type EgressRules, faultOfUrl } from './egress.ts';
import type { OutboxLine } from './outbox.ts';
import type { Tools } from './tools.ts';
import { makeSecret } from './webhooks-sign.ts';

/** `paused` by somebody; `failed` when its receiver took nothing for days. Neither is told of anything. */
export const webhookStates = ['active', 'paused', 'failed'] as const;
export type WebhookState = (typeof webhookStates)[number];

/** A webhook as it is kept. Instants are ISO, UTC. */
export interface Webhook {
  /** Sixteen hexadecimal digits. */
  readonly id: string;
  readonly organisation: string;
  readonly label: string;
  readonly url: string;
  readonly kinds: readonly WebhookKind[];
  readonly state: WebhookState;
  readonly secret: string;
  /** The secret before, which signs as well for a while. */
  readonly previous: string | null;
  readonly previousUntil: string | null;
  /** Until when nothing is sent, since its receiver did not take the last message. */
  readonly rests: string | null;
  /** When its receiver last took a message. */
  readonly deliveredAt: string | null;
  readonly madeAt: string;
  readonly madeBy: string;
}

export const messageStates = ['waiting', 'delivered', 'failed'] as const;
export type MessageState = (typeof messageStates)[number];

/** A message to one webhook, and what became of it. */
export interface MessageLine {
  /** Its `webhook-id`: the same however often it is sent. */
  readonly id: string;
  readonly webhook: string;
  readonly kind: MessageKind;
  readonly message: Message;
  readonly state: MessageState;
  readonly tries: number;
  /** When it is tried next; null once it has ended. */
  readonly due: string | null;
  /** What the receiver answered last: an HTTP status, or why there was none. */
  readonly status: number | null;
  readonly fault: string | null;
  readonly answer: string | null;
  readonly triedAt: string | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
}

/** Messages for every active webhook that asks for them and belongs to the audience. */
export interface Telling {
  /** Organisations; null for all. */
  readonly audience: readonly string[] | null;
  readonly news: readonly News[];
}

/** What the last try came to. */
export type Tried = Pick<MessageLine, 'status' | 'fault' | 'answer'> & { readonly triedAt: string };

/** What of a webhook its keeper changes. */
export type WebhookChange = {
  readonly [K in 'label' | 'url' | 'kinds' | 'state' | 'secret' | 'previous' | 'previousUntil']?:
    | Webhook[K]
    | undefined;
};

/** Webhooks and their messages as tables. Whatever changes one is done once or not at all. */
export interface WebhookStore {
  put(webhook: Webhook): Promise<void>;
  find(id: string): Promise<Webhook | null>;
  /** Those of an organisation, or with null all, by when they were made. */
  list(organisation: string | null): Promise<readonly Webhook[]>;
  /** Changes what is named; whatever is changed, nothing rests any more. */
  change(id: string, change: WebhookChange): Promise<void>;
  /** Drops it and its messages. */
  remove(id: string): Promise<void>;
  putMessage(line: MessageLine): Promise<void>;
  findMessage(id: string): Promise<MessageLine | null>;
  /** Of one webhook, the newest first, after the one named. */
  messages(
    webhook: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly MessageLine[]>;
  /** Makes a message wait, to be tried at once and as if for the first time. */
  replay(line: MessageLine, now: string): Promise<void>;
  /** Messages to try by now, to webhooks that are active and do not rest, and tests to any; longest due first. */
  due(now: string, limit: number): Promise<readonly MessageLine[]>;
  /** Takes a message that was tried so often, for one try that is over by `until`; false when another was first. */
  claim(id: string, tries: number, until: string): Promise<boolean>;
  /** Ends a waiting message that was taken; its webhook rests no more. */
  deliver(line: MessageLine, tried: Tried): Promise<void>;
  /** Puts a claimed message off, and lets its webhook rest. */
  putOff(line: MessageLine, tried: Tried, due: string, rests: string): Promise<void>;
  /** Ends a waiting message that is given up. With letters its webhook has failed, and they tell of it. */
  giveUp(line: MessageLine, tried: Tried, letters: readonly OutboxLine[] | null): Promise<void>;
  /** Drops messages of what happened before `kept`, whatever became of them. */
  tidy(kept: string): Promise<void>;
}

export interface WebhookRequest {
  /** Whose it is to be; an administrator names it. */
  readonly organisation?: string | undefined;
  readonly label: string;
  readonly url: string;
  readonly kinds: readonly WebhookKind[];
}

/** What of a webhook somebody wants otherwise; what is left out stays. */
export interface WebhookEdit {
  readonly label?: string | undefined;
  readonly url?: string | undefined;
  readonly kinds?: readonly WebhookKind[] | undefined;
  /** False resumes it, also where it has failed. */
  readonly paused?: boolean | undefined;
}

/** A webhook with its secret, told this once. */
export interface MadeWebhook {
  readonly webhook: Webhook;
  readonly secret: string;
}

export interface WebhookDesk {
  /** Those the actor keeps, by when they were made. */
  webhooksOf(actor: Actor): Promise<readonly Webhook[]>;
  /** *Refuses:* forbidden for another's organisation, not-found, invalid for an address that is not spoken to. */
  makeWebhook(actor: Actor, asked: WebhookRequest): Promise<MadeWebhook>;
  /** *Refuses:* not-found, invalid. */
  changeWebhook(actor: Actor, id: string, change: WebhookEdit): Promise<Webhook>;
  /** A new secret; the one before signs as well for a day. *Refuses:* not-found. */
  rotateWebhook(actor: Actor, id: string): Promise<MadeWebhook>;
  /** *Refuses:* not-found. */
  removeWebhook(actor: Actor, id: string): Promise<void>;
  /** Sends a message that says nothing, also where it is paused. *Refuses:* not-found. */
  testWebhook(actor: Actor, id: string): Promise<MessageLine>;
  /** *Refuses:* not-found. */
  messagesOf(
    actor: Actor,
    id: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly MessageLine[]>;
  /** Sends a message once more, or at once where it waits, under the id it has. *Refuses:* not-found. */
  replayMessage(actor: Actor, id: string, message: string): Promise<MessageLine>;
}

/** For how long the secret before signs as well. */
const overlapMs = 86_400_000;

const addressFaults: Readonly<Record<AddressFault, string>> = {
  form: 'must be a whole address such as https://hooks.example.kz/kelisim',
  scheme: 'must be https',
  credentials: 'must name no user and no password',
  literal: 'must be written with a name or in four decimals',
  name: 'must be a name that the public internet knows',
  port: 'must be on port 443 or 8443',
  address: 'must lead to a public address',
};

type Outside = Pick<Tools, 'store' | 'clock' | 'ids'> & { readonly egress: EgressRules };

export function createWebhookDesk({ store, clock, ids, egress }: Outside): WebhookDesk {
  const { webhooks } = store;
  const own = async (actor: Actor, id: string): Promise<Webhook> => {
    const found = await webhooks.find(id);
    return found && keepsWebhooks(actor, found.organisation)
      ? found
      : refuse('not-found', { what: 'webhook', id });
  };
  const drawSecret = () => makeSecret(`${ids.secret()} ${ids.secret()}`);
  const again = async (id: string): Promise<Webhook> =>
    (await webhooks.find(id)) ?? refuse('not-found', { what: 'webhook', id });
  return {
    webhooksOf: (actor) =>
      webhooks.list(actor.role === 'administrator' ? null : actor.organisation),
    async makeWebhook(actor, { organisation = actor.organisation, label, url, kinds }) {
      if (!keepsWebhooks(actor, organisation)) refuse('forbidden', { action: 'webhook:keep' });
      if (!(await store.organisation(organisation)))
        refuse('not-found', { what: 'agency', id: organisation });
      requireAddress(url, egress);
      const there = await webhooks.list(organisation);
      if (there.length >= limits.webhooksPerOrganisationMax)
        refuse('invalid', {
          field: '',
          why: `${there.length} webhooks are there; remove one first`,
        });
      const secret = drawSecret();
      const asked = { organisation, label, url, kinds: [...new Set(kinds)] };
      const webhook = newWebhook(asked, secret, { madeAt: clock.now(), madeBy: actor.person });
      await webhooks.put(webhook);
      return { webhook, secret };
    },
    async changeWebhook(actor, id, { paused, ...change }) {
      await own(actor, id);
      if (change.url !== undefined) requireAddress(change.url, egress);
      const state = paused === undefined ? {} : ({ state: paused ? 'paused' : 'active' } as const);
      await webhooks.change(id, { ...change, ...state });
      return again(id);
    },
    async rotateWebhook(actor, id) {
      const { secret: previous } = await own(actor, id);
      const secret = drawSecret();
      const previousUntil = writeInstant(Date.parse(clock.now()) + overlapMs);
      await webhooks.change(id, { secret, previous, previousUntil });
      return { webhook: await again(id), secret };
    },
    async removeWebhook(actor, id) {
      await own(actor, id);
      await webhooks.remove(id);
    },
    async testWebhook(actor, id) {
      await own(actor, id);
      const now = clock.now();
      const name = `${now.replace(/\D/g, '')}-test-${ids.secret()}`;
      const line = waitingLine(id, { name, message: { kind: 'test', at: now } });
      await webhooks.putMessage(line);
      return line;
    },
    async messagesOf(actor, id, after, limit) {
      await own(actor, id);
      return webhooks.messages(id, after, limit);
    },
    async replayMessage(actor, id, message) {
      await own(actor, id);
      const line = await webhooks.findMessage(message);
      if (line?.webhook !== id) return refuse('not-found', { what: 'message', id: message });
      await webhooks.replay(line, clock.now());
      return (await webhooks.findMessage(message)) ?? line;
    },
  };
}

const newWebhook = (
  asked: Pick<Webhook, 'organisation' | 'label' | 'url' | 'kinds'>,
  secret: string,
  made: Pick<Webhook, 'madeAt' | 'madeBy'>,
): Webhook => ({
  ...asked,
  id: hashText(`webhook id ${secret}`).slice(0, 16),
  state: 'active',
  secret,
  previous: null,
  previousUntil: null,
  rests: null,
  deliveredAt: null,
  ...made,
});

/** An administrator keeps every organisation's; all others who may keep any keep their own. */
export const keepsWebhooks = ({ role, organisation }: Actor, whose: string): boolean =>
  role === 'administrator' || organisation === whose;

function requireAddress(url: string, rules: EgressRules): void {
  const fault = faultOfUrl(url, rules);
  if (fault) refuse('invalid', { field: '/url', why: addressFaults[fault] });
}

/** A message that waits to be sent to a webhook. */
export const waitingLine = (webhook: string, { name, message }: News): MessageLine => ({
  id: `${name}-${webhook}`,
  webhook,
  kind: message.kind,
  message,
  state: 'waiting',
  tries: 0,
  due: message.at,
  status: null,
  fault: null,
  answer: null,
  triedAt: null,
  createdAt: message.at,
  endedAt: null,
});
