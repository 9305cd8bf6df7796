/** What the judge of one gate finds: whether it is met, and every reason. */
import type { Because } from './because.ts';

export interface Finding {
  readonly met: boolean;
  readonly because: readonly Because[];
}

/** Met with one reason when nothing stands against it, else unmet with every reason against. */
export const unless = (against: readonly Because[], code: Because['code']): Finding =>
  against.length ? { met: false, because: against } : { met: true, because: [{ code }] };
