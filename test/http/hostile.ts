/** A world with one draft that hostile requests are sent to, and the promise that none changes it. */
import { afterAll, beforeAll, expect } from 'vitest';
import { draftAt, readText } from './stages.ts';
import { type Answer, createWorld, type Request, type World } from './world.ts';

export interface Target {
  readonly world: World;
  readonly id: string;
  /** Tag of the Russian working text. */
  readonly etag: string;
  /** Replaces the Russian working text. */
  readonly put: (request: Request) => Promise<Answer>;
}

/** Registers the hooks of a test file; the target is there once its tests run. */
export function openTarget(): () => Target {
  let target: Target | undefined;
  let before = 0;
  beforeAll(async () => {
    const world = await createWorld();
    const id = await draftAt(world, 'drafting');
    const { etag } = await readText(world, id, 'ru');
    const put = (request: Request) =>
      world.ask('PUT', `/api/drafts/${id}/texts/ru`, {
        as: 'drafter',
        ...request,
        headers: { 'if-match': etag, ...request.headers },
      });
    target = { world, id, etag, put };
    before = await world.countWritten();
  });
  afterAll(async () => {
    expect(await target?.world.countWritten(), 'no refused request wrote a row').toBe(before);
    expect(target?.world.faults).toEqual([]);
    target?.world.close();
  });
  return () => target ?? expect.fail('the target is opened before the tests');
}

/** What a problem says that a test pins. */
export const said = ({ status, body }: Answer) => ({
  status,
  code: body.code,
  ...(body.pointer !== undefined && { pointer: body.pointer }),
});
