/**
 * What is wrong with a cell of a table: a code with its facts, for those who say it in words of their
 * own, and an English sentence that says what to do.
 */
import type { RefusalCode, Refusals } from '../domain/draft/refusal.ts';
import { sayFieldFault } from '../domain/field-fault.ts';
import type { ImportedFault } from '../service/directory-table.ts';
import { describeRefusal, quote } from './sentence.ts';

interface Told {
  readonly code: RefusalCode;
  /** As a problem of this code has them; of `invalid` the fault alone. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly say: string;
}

/** A fault as it is told; a cell is known by its place, so no field is named. */
export function tellImportFault(told: ImportedFault): Told {
  if ('fault' in told) return tellInvalid({ why: sayFieldFault(told.fault), fault: told.fault });
  const { code, facts } = told.refusal;
  if (code === 'invalid') return tellInvalid(facts as Refusals['invalid']);
  return { code, facts: { ...facts }, say: describeRefusal(told.refusal).replace(/^\/\S+: /, '') };
}

function tellInvalid({ why, fault }: Omit<Refusals['invalid'], 'field'>): Told {
  const words = quote(why);
  const say = `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  return { code: 'invalid', facts: fault ? { fault } : {}, say };
}
