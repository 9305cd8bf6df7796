/**
 * What the policy refuses is counted in the ledger of access. It is asked where every refusal passes,
 * so no operation can forget it; a fault in counting is told and changes no answer.
 */
import type { Context } from 'hono';
import { Refusal } from '../domain/draft/refusal.ts';
import type { Service } from '../service/service.ts';
import { clientOf } from './client-address.ts';
import type { Env } from './operation.ts';

const codes: ReadonlySet<string> = new Set([
  'forbidden',
  'unauthenticated',
  'no-mandate',
  'no-appointment',
]);

/**
 * A draft that is hidden is answered as one there is not, and both are counted: whoever tries ids is
 * seen in the ledger, and the time an answer takes tells nothing.
 */
const isUnseenDraft = ({ code, facts }: Refusal): boolean =>
  code === 'not-found' && 'what' in facts && facts.what === 'draft';

/** Counts a refusal that was about access; passes over every other error. */
export async function noteDenial(
  error: unknown,
  c: Context<Env>,
  service: Service,
  log: (error: unknown) => void,
): Promise<void> {
  if (!(error instanceof Refusal)) return;
  if (!codes.has(error.code) && !isUnseenDraft(error)) return;
  const action = 'action' in error.facts ? String(error.facts.action) : null;
  const draft = c.get('draft')?.id ?? null;
  const { network } = clientOf(c);
  try {
    const actor = c.get('actor') ?? null;
    await service.noteDenial(actor, { action, draft }, { network, device: '' });
  } catch (fault) {
    log(fault);
  }
}
