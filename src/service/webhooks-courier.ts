/**
 * Delivers messages to webhooks. It keeps nothing, so it may run in several processes at once and be
 * killed at any moment: a message is claimed before it is sent and ended after it was taken, and a crash
 * between the two sends it again under the same id. A receiver that takes nothing rests: it is asked
 * again with one message, and the others cost no tries meanwhile.
 */
import { writeInstant } from '../domain/legal-time/zone.ts';
import { type Message, waitAfter } from '../domain/webhooks.ts';
import { type Egress, EgressFault } from './egress.ts';
import type { Clock, Store } from './ports.ts';
import type { MessageLine, Tried, Webhook } from './webhooks.ts';
import { type KeeperReads, writeFailed } from './webhooks-letters.ts';
import { signedHeaders } from './webhooks-sign.ts';

export interface WebhookCourier {
  /** Sends what is due, and gives how many were tried. *Throws* when the store cannot be reached. */
  run(): Promise<number>;
}

export interface WebhookCourierOptions {
  readonly egress: Egress;
  /** Our origin as the world knows it: links are paths without. */
  readonly base?: string | undefined;
  /** Messages of one run at most. */
  readonly messagesMax?: number;
}

interface CourierTools {
  readonly store: KeeperReads & Pick<Store, 'webhooks'>;
  readonly clock: Clock;
}

/** Longer than any try takes. */
const claimMs = 60_000;
const keptMs = 30 * 86_400_000;
const pageSize = 50;
/** Receivers that are spoken to at the same time. */
const receiversAtOnce = 4;

const later = (instant: string, milliseconds: number): string =>
  writeInstant(Date.parse(instant) + milliseconds);

/** One run at a time in a process: a second call joins the run under way. */
export function createWebhookCourier(
  tools: CourierTools,
  options: WebhookCourierOptions,
): WebhookCourier {
  const { store, clock } = tools;
  const { messagesMax = Number.POSITIVE_INFINITY } = options;
  const deliver = createDelivery(tools, options);
  const run = async (): Promise<number> => {
    await store.webhooks.tidy(later(clock.now(), -keptMs));
    let tried = 0;
    while (tried < messagesMax) {
      const limit = Math.min(pageSize, messagesMax - tried);
      const page = await store.webhooks.due(clock.now(), limit);
      if (page.length === 0) break;
      const queues = [...Map.groupBy(page, ({ webhook }) => webhook).values()];
      const counts = await Promise.all(
        Array.from({ length: receiversAtOnce }, async () => {
          let count = 0;
          for (let queue = queues.shift(); queue; queue = queues.shift())
            count += await deliver(queue);
          return count;
        }),
      );
      tried += counts.reduce((sum, count) => sum + count, 0);
    }
    return tried;
  };
  let under: Promise<number> | null = null;
  return {
    run() {
      under ??= run().finally(() => {
        under = null;
      });
      return under;
    },
  };
}

/** Sends messages of one webhook in turn until one is not taken, and gives how many were tried. */
function createDelivery(
  { store, clock }: CourierTools,
  { egress, base }: WebhookCourierOptions,
): (queue: readonly MessageLine[]) => Promise<number> {
  const { webhooks } = store;

  const attempt = async (line: MessageLine, webhook: Webhook): Promise<Tried> => {
    const triedAt = clock.now();
    const at = Math.floor(Date.parse(triedAt) / 1000);
    const body = writeBody(line.message, base);
    const { secret, previous, previousUntil } = webhook;
    const isOverlapping = previous !== null && previousUntil !== null && triedAt < previousUntil;
    const secrets = isOverlapping ? [secret, previous] : [secret];
    const headers = signedHeaders({ id: line.id, at, body }, secrets);
    try {
      const { status, text } = await egress.post({ url: webhook.url, headers, body });
      return { status, fault: null, answer: text, triedAt };
    } catch (error) {
      if (!(error instanceof EgressFault)) throw error;
      return { status: null, fault: error.message, answer: null, triedAt };
    }
  };

  /** True when the receiver took it. */
  const settle = async (line: MessageLine, webhook: Webhook, tried: Tried): Promise<boolean> => {
    if (isTaken(tried)) {
      await webhooks.deliver(line, tried);
      return true;
    }
    const isTest = line.kind === 'test';
    const isGone = tried.status === gone;
    const wait = isGone || isTest ? null : waitAfter(line.id, line.tries + 1);
    if (wait) {
      const { triedAt } = tried;
      await webhooks.putOff(line, tried, later(triedAt, wait.againMs), later(triedAt, wait.restMs));
      return false;
    }
    // One that takes others and not this one is alive.
    const isSilent = (webhook.deliveredAt ?? '') < line.createdAt;
    const isDead = !isTest && (isGone || isSilent);
    const letters = isDead ? await writeFailed(store, webhook, line, tried.triedAt) : null;
    await webhooks.giveUp(line, tried, letters);
    return false;
  };

  return async (queue) => {
    let count = 0;
    for (const line of queue) {
      const webhook = await webhooks.find(line.webhook);
      if (!webhook || (webhook.state !== 'active' && line.kind !== 'test')) break;
      if (!(await webhooks.claim(line.id, line.tries, later(clock.now(), claimMs)))) continue;
      count += 1;
      if (!(await settle(line, webhook, await attempt(line, webhook)))) break;
    }
    return count;
  };
}

/** What a receiver answers that wants no more (RFC 9110, section 15.5.11). */
const gone = 410;

const isTaken = ({ status }: Pick<Tried, 'status'>): boolean =>
  status !== null && status >= 200 && status < 300;

/** A message as it travels: the same bytes however often it is sent. */
function writeBody({ kind, at, about }: Message, base = ''): string {
  const { page = '', api = '', numbers = {}, ...rest } = about ?? {};
  const links = { page: base + page, api: base + api };
  return JSON.stringify({
    type: kind,
    timestamp: at,
    data: about ? { ...rest, ...numbers, links } : {},
  });
}
