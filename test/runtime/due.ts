/** Drafts whose terms ended in 2020, in a store: what the clock of any real server finds due. */
import { expect } from 'vitest';
import { schema } from '../../schema/document.ts';
import { fold } from '../../src/domain/draft/draft.ts';
import { chainHash, type Event, genesis } from '../../src/domain/draft/event.ts';
import { chunkText } from '../../src/domain/text/chunk.ts';
import type { Store } from '../../src/service/ports.ts';
import { agreeing, at, brief, circulated, timed } from '../domain/draft/time-case.ts';
import { recordAll } from '../domain/given.ts';
import { justice, textRoot } from '../domain/samples.ts';

const made = circulated(timed()).act(at('06-30T10:00'), justice, agreeing).facts;

const words = schema.node('paragraph', { id: 'p' }, schema.text('Волонтёр получает страховку.'));
const text = chunkText(schema.node('doc', null, words));

/** A text that is there stands for the one that is only named: a server reads it, to make it found. */
const facts: typeof made = JSON.parse(JSON.stringify(made).replaceAll(textRoot('one'), text.root));

/** Puts so many drafts in the store, in which one agency owes its answer. Gives their ids. */
export async function plantDue(store: Store, count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, (_, index) => `due-${index}`);
  for (const id of ids) {
    const events = recordAll(facts, id);
    const draft = fold(null, events);
    await store.append({ draft, events, chunks: text.chunks, receipt: null });
  }
  return ids;
}

/** What the clock recorded for a draft: nothing, or everything; fails when it is anything between. */
export async function checkDue(store: Store, id: string): Promise<boolean> {
  const rows = await store.events(id, 0, 1000);
  let head = genesis;
  const events = rows.map(({ body, hash }, index) => {
    const event = JSON.parse(body) as Event;
    head = chainHash(head, event);
    expect([hash, event.seq]).toEqual([head, index + 1]);
    return event;
  });
  const told = events.filter(({ by }) => by.person === 'clock').map((event) => brief(event));
  const all = ['finance silent', 'finance escalated 0 after', 'finance escalated 2 after'];
  expect(told.length === 0 ? all : told).toEqual(all);
  return told.length > 0;
}
