/**
 * Threads: what people say about words of a text, within a circle. The threads of one circle are the
 * fold of its ledger. Nothing is ever taken out: a message can be retracted, and is shown as that.
 */
import type { Stamp } from '../draft/draft.ts';
import type { Author } from '../draft/event.ts';
import { refuse } from '../draft/refusal.ts';
import type { Entry } from '../ledger.ts';
import type { Place } from './place.ts';

export const threadKinds = ['remark', 'question'] as const;
export type ThreadKind = (typeof threadKinds)[number];

/** What a message says; `mentions` are persons who may see it. */
export interface Said {
  readonly text: string;
  readonly mentions: readonly string[];
}

/** What a circle's ledger is made of. Threads and their messages are numbered from 1. */
export type ThreadFact =
  | ({ readonly type: 'opened'; readonly kind: ThreadKind; readonly place: Place } & Said)
  | ({ readonly type: 'replied'; readonly thread: number } & Said)
  | { readonly type: 'retracted'; readonly thread: number; readonly message: number }
  | { readonly type: 'resolved'; readonly thread: number; readonly reason: string }
  | { readonly type: 'reopened'; readonly thread: number; readonly reason: string }
  /** A person says where it belongs after its words were lost. */
  | { readonly type: 'attached'; readonly thread: number; readonly place: Place };

/** One message; its words are null once it was retracted. */
export interface Message extends Stamp {
  readonly message: number;
  readonly text: string | null;
  readonly mentions: readonly string[];
  readonly retractedAt: string | null;
}

export interface Turn extends Stamp {
  readonly to: 'resolved' | 'reopened';
  readonly reason: string;
}

export interface Thread extends Stamp {
  readonly thread: number;
  readonly kind: ThreadKind;
  /** What it was opened on. */
  readonly opened: Place;
  /** What it is on: the same, or what a person attached it to last. */
  readonly place: Place;
  readonly attached: Stamp | null;
  readonly messages: readonly Message[];
  readonly turns: readonly Turn[];
}

export const isResolved = ({ turns }: Thread): boolean => turns.at(-1)?.to === 'resolved';

/** The threads a ledger says, in order of their opening. */
export function foldThreads(entries: readonly Entry<ThreadFact>[]): readonly Thread[] {
  const threads: Thread[] = [];
  for (const entry of entries) {
    const { at, by } = entry;
    if (entry.type === 'opened') threads.push(openThread(entry, threads.length + 1));
    else {
      const thread = threads[entry.thread - 1] as Thread;
      threads[entry.thread - 1] = follow(thread, entry, { at, by });
    }
  }
  return threads;
}

function openThread(
  entry: Entry<ThreadFact> & { readonly type: 'opened' },
  thread: number,
): Thread {
  const { kind, place, at, by } = entry;
  const messages = [messageOf(entry, 1, { at, by })];
  return { thread, kind, opened: place, place, attached: null, messages, turns: [], at, by };
}

const messageOf = ({ text, mentions }: Said, message: number, stamp: Stamp): Message => ({
  message,
  text,
  mentions,
  retractedAt: null,
  ...stamp,
});

type Following = Exclude<ThreadFact, { readonly type: 'opened' }>;

function follow(thread: Thread, fact: Following, stamp: Stamp): Thread {
  const { messages, turns } = thread;
  switch (fact.type) {
    case 'replied':
      return { ...thread, messages: [...messages, messageOf(fact, messages.length + 1, stamp)] };
    case 'retracted': {
      const retracted = { text: null, mentions: [], retractedAt: stamp.at };
      return {
        ...thread,
        messages: messages.map((one) =>
          one.message === fact.message ? { ...one, ...retracted } : one,
        ),
      };
    }
    case 'attached':
      return { ...thread, place: fact.place, attached: stamp };
    default:
      return { ...thread, turns: [...turns, { to: fact.type, reason: fact.reason, ...stamp }] };
  }
}

/** *Refuses:* not-found. `named` is how its address calls it. */
export const findThread = (threads: readonly Thread[], thread: number, named: string): Thread =>
  threads[thread - 1] ?? refuse('not-found', { what: 'thread', id: named });

/** *Refuses:* invalid for words that say nothing. */
export function requireWords(text: string, field = '/text'): void {
  if (text.trim() === '') refuse('invalid', { field, why: 'say something' });
}

/** The message is its author's to take back. *Refuses:* not-found, forbidden, nothing-changed. */
export function retractMessage(thread: Thread, message: number, { person }: Author): ThreadFact {
  const found = thread.messages[message - 1];
  if (!found) return refuse('not-found', { what: 'message', id: String(message) });
  if (found.by.person !== person) return refuse('forbidden', { action: 'message:retract' });
  if (found.retractedAt !== null)
    return refuse('nothing-changed', { what: 'the message was retracted before' });
  return { type: 'retracted', thread: thread.thread, message };
}

/** Closes a thread or takes it up again. *Refuses:* nothing-changed. */
export function turnThread(thread: Thread, to: Turn['to'], reason: string): ThreadFact {
  if (isResolved(thread) === (to === 'resolved'))
    return refuse('nothing-changed', {
      what: `the thread is ${isResolved(thread) ? 'resolved' : 'open'}`,
    });
  return { type: to, thread: thread.thread, reason };
}

/** Where its words are looked for in a search: all that was said and not retracted, and the quote. */
export const says = ({ messages, opened }: Thread, words: string): boolean =>
  [opened.anchor.quote, ...messages.map(({ text }) => text ?? '')].some((text) =>
    text.toLowerCase().includes(words.toLowerCase()),
  );
