/**
 * Where long jobs run (decision 0013). Small ones always run where they are asked for: the way to
 * another process and back takes longer than they do. Others go to a process apart where there is
 * one, so that everybody else is served meanwhile.
 */
import type { Mint } from '../domain/text/identity.ts';
import { estimateJob, runJob } from './compute-jobs.ts';
import type { Compute } from './ports.ts';

/** A job that takes less, in milliseconds, runs here: nobody notices so short a wait. */
const apartMsMin = 20;

const noIds: Mint = () => {
  throw new Error('who makes ids was not told');
};

/** Runs every job here: on Workers, on the command line, in tests. */
export const computeHere = (mint = noIds): Compute => ({
  run: async (name, input) => runJob(name, input, mint),
});

/** Runs small jobs here and the others `apart`. */
export function computeApart(apart: Compute, mint: Mint): Compute {
  const here = computeHere(mint);
  return {
    run: (name, input) => (estimateJob(name, input) < apartMsMin ? here : apart).run(name, input),
  };
}
