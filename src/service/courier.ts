/**
 * Delivers the letters of the outbox. It keeps nothing but whether the server was down, so it may run
 * in several processes at once and be killed at any moment: a letter is claimed before it is tried,
 * and marked delivered after a server took it. A crash between the two sends it again once the claim
 * has run out, under the same id, by which the reader's mailbox knows it.
 */
import type { Language } from '../domain/language.ts';
import { writeInstant } from '../domain/legal-time/zone.ts';
import { type Letter, type Mail, type Mailer, MailFault } from './mailer.ts';
import type { OutboxLine, OutboxStore } from './outbox.ts';
import type { Clock } from './ports.ts';

export interface Courier {
  /** Delivers what is due, and ends what is of no use any more. *Throws* when the store cannot be reached. */
  run(): Promise<Delivered>;
}

/** What became of the letters a run tried. */
export interface Delivered {
  readonly delivered: number;
  readonly putOff: number;
  readonly failed: number;
}

export interface CourierOptions {
  /** Null where there is no mail server: nothing is tried then. */
  readonly mailer: Pick<Mailer, 'send'> | null;
  readonly write: (letter: Letter, lang: Language) => Pick<Mail, 'subject' | 'text' | 'html'>;
  /** Where it is told that the server cannot be reached, once until it can, and that a letter was given up. */
  readonly log: (error: unknown) => void;
}

interface CourierTools {
  readonly store: { readonly outbox: OutboxStore };
  readonly clock: Clock;
}

/** Longer than any mailer tries. */
const claimMs = 120_000;
const firstRetryMs = 15_000;
const retryMsMax = 3_600_000;
/** With the waits between them, about half a day. */
const triesMax = 20;
const keptMs = 90 * 86_400_000;
const pageSize = 20;

/** How long to wait after so many tries: twice as long each time, an hour at most. */
const waitAfter = (tries: number): number => Math.min(firstRetryMs * 2 ** (tries - 1), retryMsMax);

const later = (instant: string, milliseconds: number): string =>
  writeInstant(Date.parse(instant) + milliseconds);

/** One run at a time in a process: a second call joins the run under way. */
export function createCourier(tools: CourierTools, options: CourierOptions): Courier {
  const { store, clock } = tools;
  const { mailer } = options;
  const deliver = mailer && createDelivery(tools, { ...options, mailer });
  const run = async (): Promise<Delivered> => {
    const started = clock.now();
    await store.outbox.tidy(started, later(started, -keptMs));
    const sum = { delivered: 0, putOff: 0, failed: 0 };
    while (deliver) {
      const page = await store.outbox.due(clock.now(), pageSize);
      if (page.length === 0) break;
      for (const line of page) {
        const isOurs = await store.outbox.claim(line.id, line.tries, later(clock.now(), claimMs));
        if (!isOurs) continue;
        const { became, isDown } = await deliver(line);
        sum[became] += 1;
        // The others would find the same, each at the price of a try.
        if (isDown) return sum;
      }
    }
    return sum;
  };
  let under: Promise<Delivered> | null = null;
  return {
    run() {
      under ??= run().finally(() => {
        under = null;
      });
      return under;
    },
  };
}

interface Outcome {
  readonly became: keyof Delivered;
  /** The server takes no letter now. */
  readonly isDown: boolean;
}

/** Tries one claimed letter, and leaves it in the outbox as what became of it. */
function createDelivery(
  { store: { outbox }, clock }: CourierTools,
  { mailer, write, log }: CourierOptions & { readonly mailer: Pick<Mailer, 'send'> },
): (line: OutboxLine) => Promise<Outcome> {
  let wasDown = false;

  const giveUp = async ({ id }: OutboxLine, why: string): Promise<Outcome['became']> => {
    log(new Error(`letter ${id} was given up: ${why}`));
    await outbox.end(id, 'failed', clock.now(), why);
    return 'failed';
  };

  const settle = async (line: OutboxLine, { kind, message }: MailFault): Promise<Outcome> => {
    const isDown = kind === 'unreachable';
    if (isDown && !wasDown) log(new Error(`the mail server takes no letter: ${message}`));
    wasDown = isDown;
    const tries = line.tries + 1;
    if (kind === 'refused' || tries === triesMax)
      return { became: await giveUp(line, message), isDown };
    await outbox.putOff(line.id, later(clock.now(), waitAfter(tries)), message);
    return { became: 'putOff', isDown };
  };

  return async (line) => {
    const { id, address, letter, lang } = line;
    const written = address !== null && letter !== null && tryWrite(write, letter, lang);
    if (!written) return { became: await giveUp(line, 'unwritable'), isDown: false };
    try {
      await mailer.send({ id, to: address, ...written, headers: { 'Content-Language': lang } });
    } catch (error) {
      if (error instanceof MailFault) return settle(line, error);
      throw error;
    }
    wasDown = false;
    await outbox.end(id, 'delivered', clock.now(), null);
    return { became: 'delivered', isDown: false };
  };
}

/** A letter's words; null when its facts make none, which trying again does not mend. */
function tryWrite(write: CourierOptions['write'], letter: Letter, lang: Language) {
  try {
    return write(letter, lang);
  } catch {
    return null;
  }
}
