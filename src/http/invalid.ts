/** A validator's findings as one refusal: the first is named, the rest are listed after it. */
import { escapePointer, RequestRefusal } from './problem.ts';
import { quote } from './sentence.ts';

/** What zod says about one value, as far as it is needed here. */
export interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** For a union: the issues of each of its alternatives. */
  readonly errors?: readonly (readonly Issue[])[];
}

const listedMax = 20;

/** `target` is where the value came from, by the validator's name for it. */
export function invalid(target: string, issues: readonly Issue[]): RequestRefusal {
  const found = issues.flatMap((issue) => innermost(issue));
  const inBody = target === 'json';
  const member = inBody ? 'pointer' : target === 'header' ? 'header' : 'parameter';
  const errors = found.slice(0, listedMax).map(({ path, message }) => ({
    [member]: inBody ? pointerOf(path) : path.join('.'),
    detail: message.replace('received undefined', 'received nothing'),
  }));
  const place = errors[0]?.[member] ?? '';
  const detail = `${place || 'The whole'}: ${quote(errors[0]?.detail ?? 'invalid')}.`;
  return new RequestRefusal('invalid', detail, {
    in: inBody ? 'body' : target,
    [member]: place,
    errors,
  });
}

/**
 * A union only says that nothing fits. What its author meant is the alternative that knows every
 * field that was sent; of several, the one with the least against it.
 */
function innermost(issue: Issue): readonly Issue[] {
  if (!issue.errors?.length) return [issue];
  const strangers = (issues: readonly Issue[]) =>
    issues.filter(({ code }) => code === 'unrecognized_keys').length;
  const [meant = []] = [...issue.errors].sort(
    (a, b) => strangers(a) - strangers(b) || a.length - b.length,
  );
  return meant.flatMap((inner) => innermost({ ...inner, path: [...issue.path, ...inner.path] }));
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${escapePointer(String(part))}`).join('');
