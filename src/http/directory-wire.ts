/** What writes to the directory share: the revision they replace, and the answer that names it. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Action } from '../domain/access.ts';
import type { DirectoryCommand } from '../domain/directory-facts.ts';
import type { Service } from '../service/service.ts';
import { requireProof } from './auth-wire.ts';
import { commandHeaders, type Env, termsOf } from './operation.ts';
import { json, send } from './replies.ts';

/** `If-Match` takes the revision of the whole directory. */
export const writeHeaders = commandHeaders;

export const keptView = z
  .object({
    id: z.string().openapi({ description: 'Of the person or organisation' }),
    seq: z.number().int().openapi({ description: 'Revision of the directory after it' }),
  })
  .openapi('Kept');

export const etagOf = (seq: number): string => `"${seq}"`;

/**
 * Has the directory decide on a command about the entry named, and sends the answer. *Refuses:* as the
 * directory does; proof-needed in a session in which nothing was shown lately.
 */
export async function keeps(
  c: Context<Env>,
  service: Service,
  action: Action,
  command: DirectoryCommand,
  id: string,
  status: 200 | 201 = 200,
): Promise<never> {
  requireProof(c);
  const reply = (seq: number) => json(status, { id, seq });
  return send(await service.keepDirectory(action, command, await termsOf(c), reply)) as never;
}
