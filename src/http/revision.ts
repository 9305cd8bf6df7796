/** The revision a write replaces, where what is replaced is counted and not hashed. */
import type { Context } from 'hono';
import { refuse } from '../domain/draft/refusal.ts';
import { RequestRefusal } from './problem.ts';

/** The number in `If-Match`: an ETag such as `"3"`. *Refuses:* precondition-required, invalid. */
export function readRevision(c: Context): number {
  const match = c.req.header('if-match');
  if (match === undefined) return refuse('precondition-required', { header: 'If-Match' });
  const revision = /^"(\d{1,9})"$/.exec(match)?.[1];
  if (revision === undefined)
    throw new RequestRefusal('invalid', 'If-Match must be the ETag of what you replace.', {
      header: 'If-Match',
    });
  return Number(revision);
}
