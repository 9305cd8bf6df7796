/**
 * What a job threw, on its way from one process to another: errors lose their class there, and a
 * caller must be able to tell a "no" from a bug.
 */
import { Refusal, type RefusalCode, type Refusals } from '../domain/draft/refusal.ts';
import { TextFault, type TextFaultCode } from '../domain/text/identity.ts';
import { ImportFault, type ImportFaultCode } from '../interchange/imported.ts';

/** An error as plain values. */
export type PlainFault =
  | { readonly kind: 'refusal'; readonly code: RefusalCode; readonly facts: Refusals[RefusalCode] }
  | {
      readonly kind: 'text';
      readonly code: TextFaultCode;
      readonly path: string;
      readonly message: string;
    }
  | {
      readonly kind: 'import';
      readonly code: ImportFaultCode;
      readonly line: number | null;
      readonly message: string;
    }
  | { readonly kind: 'bug'; readonly message: string; readonly stack: string };

export function flattenFault(error: unknown): PlainFault {
  if (error instanceof Refusal) return { kind: 'refusal', code: error.code, facts: error.facts };
  if (error instanceof TextFault) {
    const { code, path, message } = error;
    return { kind: 'text', code, path, message };
  }
  if (error instanceof ImportFault) {
    const { code, line, message } = error;
    return { kind: 'import', code, line, message };
  }
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'bug', message, stack };
}

/** The error again, to be thrown. */
export function reviveFault(fault: PlainFault): Error {
  switch (fault.kind) {
    case 'refusal':
      return new Refusal(fault.code, fault.facts);
    case 'text':
      return new TextFault(fault.code, fault.path, fault.message);
    case 'import':
      return new ImportFault(fault.code, fault.line, fault.message);
    case 'bug':
      return Object.assign(new Error(fault.message), { stack: fault.stack });
  }
}
