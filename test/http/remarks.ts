/** Threads opened, listed and read through the API, for tests of what is said about words. */
import { expectStatus, itemOn, post } from './stages.ts';
import type { Json, Part, World } from './world.ts';

/** Words of the Russian text of version 1. */
export async function on(world: World, id: string, quote: string, more: object = {}) {
  const { lang, block } = await itemOn(world, id, quote);
  return { lang, block, quote, version: 1, ...more };
}

export const open = async (world: World, id: string, as: Part, fields: Json = {}): Promise<Json> =>
  post(world, as, `/api/drafts/${id}/threads`, {
    circle: 'public',
    kind: 'remark',
    text: 'Why so few?',
    on: await on(world, id, '10 дней'),
    ...fields,
  });

/** Status, code and pointer of the answer to a request that may be refused. */
export async function tryTo(world: World, as: Part | undefined, path: string, json: object) {
  const { status, body } = await world.ask('POST', path, { as, json });
  return [status, body.code ?? null, body.pointer];
}

export const list = async (world: World, id: string, as?: Part, query = ''): Promise<Json> =>
  expectStatus(await world.ask('GET', `/api/drafts/${id}/threads${query}`, { as }), 200).body;

export const names = async (
  world: World,
  id: string,
  as?: Part,
  query = '',
): Promise<readonly string[]> =>
  (await list(world, id, as, query)).items.map(({ thread }: Json) => thread);

export const readOne = (world: World, id: string, thread: string, as?: Part) =>
  world.ask('GET', `/api/drafts/${id}/threads/${thread}`, { as });

/** The id of the innermost block of a doc's JSON that says these words; empty for none. */
export function blockOf(doc: Json, words: string): string {
  const said = (node: Json): string => node.text ?? (node.content ?? []).map(said).join('');
  const found = (doc.content ?? []).find((node: Json) => said(node).includes(words));
  return (found && blockOf(found, words)) || (said(doc).includes(words) ? doc.attrs?.id : '');
}
