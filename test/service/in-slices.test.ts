/** Long work in slices: others come in between, and what goes wrong is told. */
import { expect, it } from 'vitest';
import { runInSlices } from '../../src/service/in-slices.ts';

function* work(steps: number, ms: number): Generator<void, string, void> {
  for (let done = 0; done < steps; done++) {
    const end = performance.now() + ms;
    while (performance.now() < end);
    yield;
  }
  return 'done';
}

it('lets others in, and gives what the work gives', async () => {
  const order: string[] = [];
  setTimeout(() => order.push('another'), 0);
  order.push(await runInSlices(work(20, 4)));
  expect(order).toEqual(['another', 'done']);
});

it('ends with the step that throws', async () => {
  function* failing(): Generator<void, never, void> {
    yield;
    throw new Error('a step');
  }
  await expect(runInSlices(failing())).rejects.toThrow('a step');
});
