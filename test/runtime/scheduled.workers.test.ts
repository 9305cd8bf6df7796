/** The cron trigger on Workers: what has come due is recorded over D1, once. */
import {
  createExecutionContext,
  createScheduledController,
  env,
  waitOnExecutionContext,
} from 'cloudflare:test';
import { expect, it } from 'vitest';
import { sqlStore } from '../../src/store/sql-store.ts';
import worker from '../../src/worker.ts';
import { openD1 } from '../contract/workers.ts';
import { checkDue, plantDue } from './due.ts';

it('records everything due, however often it is triggered', async () => {
  const { run } = await openD1();
  const store = sqlStore(run);
  const ids = await plantDue(store, 5);
  const trigger = async () => {
    const context = createExecutionContext();
    await worker.scheduled(createScheduledController(), env as never);
    await waitOnExecutionContext(context);
  };
  await Promise.all([trigger(), trigger()]);
  await trigger();
  for (const id of ids) expect(await checkDue(store, id)).toBe(true);
});
