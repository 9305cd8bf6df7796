/** A webhook with a message that waits, for tests of who may touch it. */
import { post } from './stages.ts';
import type { Part, World } from './world.ts';

export const hook = {
  label: 'Registry',
  url: 'https://hooks.example.kz/kelisim',
  kinds: ['draft.moved', 'amendment.decided'],
};

/** One that this keeper made for their organisation: its id and its message's, by what they are of. */
export async function openHook(
  world: World,
  as: Part,
): Promise<Readonly<Record<'webhook' | 'webhook message', string>>> {
  const { webhook } = await post(world, as, '/api/webhooks', hook);
  const { message } = await post(world, as, `/api/webhooks/${webhook}/test`, {});
  return { webhook, 'webhook message': message };
}
