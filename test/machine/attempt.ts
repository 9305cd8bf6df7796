/** Trying what may be refused, millions of times: a refusal is an answer here, and costs as little as one. */
import { Refusal } from '../../src/domain/draft/refusal.ts';

/**
 * What `run` gives, or its refusal, which has no stack: nobody reads where it came from. Bugs are
 * thrown. What it does it may do twice: a bug is met once more, to be told with its stack.
 */
export function attempt<T>(run: () => T): T | Refusal {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return error;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  return run();
}
