/** Appends as the dispatcher would make them, from facts. */
import { fold } from '../../src/domain/draft/draft.ts';
import type { Append } from '../../src/service/ports.ts';
import { type Given, recordAll } from '../domain/given.ts';

/** The append that continues a draft (or starts one) by these facts. */
export function appendOf(id: string, before: readonly Given[], added: readonly Given[]): Append {
  const log = recordAll([...before, ...added], id);
  const events = log.slice(before.length);
  return { draft: fold(null, log), events, chunks: new Map(), receipt: null };
}
