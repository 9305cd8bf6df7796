/**
 * Entry of the process that runs long jobs for the server. It knows no store, no network and no
 * clock: it gets a job, answers, and ends when the server that started it does.
 */
import type { JobCall, JobReply } from './compute-pool.ts';
import { randomIds } from './ids.ts';
import { flattenFault } from './service/compute-fault.ts';
import { runJob } from './service/compute-jobs.ts';

function answer({ name, input }: JobCall): JobReply {
  try {
    return { answer: runJob(name, input, randomIds.block) };
  } catch (error) {
    return { fault: flattenFault(error) };
  }
}

process.on('message', (call: JobCall) => {
  process.send?.(answer(call));
});
process.on('disconnect', () => process.exit());
process.send?.('ready' satisfies JobReply);
// A terminal sends these to all processes of the server: it ends this one when its work is done.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
