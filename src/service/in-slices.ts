/** Long work in short pieces: between them everybody else is answered. */

/** How long others wait at most, in milliseconds, for a step that is short itself. */
const sliceMs = 15;

/** Runs steps to their end. A step that throws ends it. */
export async function runInSlices<T>(steps: Generator<void, T, void>): Promise<T> {
  for (let since = Date.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (Date.now() - since < sliceMs) continue;
    await letOthers();
    since = Date.now();
  }
}

/** What long work that is no generator calls behind each step: it pauses when its slice is used up. */
export function createPause(): () => Promise<void> {
  let since = Date.now();
  return async () => {
    if (Date.now() - since < sliceMs) return;
    await letOthers();
    since = Date.now();
  };
}

/** Lets whatever waits have its turn. */
export const letOthers = (): Promise<void> => new Promise((settle) => setTimeout(settle, 0));
