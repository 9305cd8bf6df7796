/** The process for long jobs with one job in it that never ends. */
import type { JobCall } from '../../src/compute-pool.ts';

process.on('message', ({ input }: JobCall) => {
  while ('source' in input && input.source.text === 'stuck');
});
await import('../../src/compute-child.ts');
