/** The small workflow of the samples as a file with one thing changed, and what the reader says of it. */
import { expect } from 'vitest';
import { WorkflowFault } from '../../../src/domain/workflow/fault.ts';
import { readWorkflow } from '../../../src/domain/workflow/read-workflow.ts';
import { small } from '../samples.ts';

export type Json = { [key: string]: Json } & { [index: number]: Json };

/** The small workflow as a plain file, changed in place. */
export function changed(change: (file: Json) => void): unknown {
  const file = JSON.parse(JSON.stringify(small));
  change(file);
  return file;
}

/** What the reader says of a file it does not take. */
export function faultOf(file: unknown): string {
  try {
    readWorkflow(file);
  } catch (error) {
    if (error instanceof WorkflowFault) {
      expect(error.message.startsWith(`${error.path || '/'}: `)).toBe(true);
      return error.message;
    }
    throw error;
  }
  return expect.fail('the file was read');
}

/** The small workflow with the value at this path replaced, or left out when undefined. */
export const set = (...keys: readonly (string | number)[]) => ({
  to: (value: unknown) =>
    changed((file) => {
      let at: Json = file;
      for (const key of keys.slice(0, -1)) at = at[key as string] as Json;
      const last = keys.at(-1) as string;
      if (value === undefined) delete at[last];
      else at[last] = value as Json;
    }),
});
