/**
 * Who answered for a passage: the standing verdicts whose remit covers it, and whether they were
 * given on these very words. It judges nothing: what a verdict counts for is the server's to say.
 */
import type { Schemas } from '../api/client.ts';

export type Remit = Schemas['Remit'];

/** What is read of a verdict. */
export interface Verdict {
  readonly agency: string;
  readonly verdict: string;
  readonly version: number;
  readonly withdrawn: unknown;
}

export interface Answer {
  readonly agency: string;
  readonly verdict: string;
  readonly version: number;
  /** The passage changed after it. */
  readonly isOlder: boolean;
}

/** The last verdict of each agency that was not taken back, of those given on this version or before. */
export function standingVerdicts<V extends Verdict>(
  verdicts: readonly V[],
  version: number,
): readonly V[] {
  const last = new Map<string, V>();
  for (const one of verdicts)
    if (!one.withdrawn && one.version <= version) last.set(one.agency, one);
  return [...last.values()];
}

/** A passage: its sections from the outermost in, and the types of the blocks in it. */
export interface Passage {
  readonly sections: readonly string[];
  readonly types: readonly string[];
}

/** True when the remit speaks of the passage. What speaks of money only the server knows. */
const covers = (remit: Remit | undefined, { sections, types }: Passage): boolean => {
  if (remit === undefined || remit === 'whole') return true;
  if ('sections' in remit) return remit.sections.some((one) => sections.includes(one));
  return remit.kinds.some((kind) => types.includes(kind));
};

/**
 * The answers that stand for a passage, those on its very words first. `changedSince` says whether
 * the passage changed after a version.
 */
export const answersOn = (
  passage: Passage,
  verdicts: readonly Verdict[],
  remits: Readonly<Record<string, Remit>>,
  changedSince: (version: number) => boolean,
): readonly Answer[] =>
  verdicts
    .filter(({ agency, verdict }) => verdict !== 'outside' && covers(remits[agency], passage))
    .map(({ agency, verdict, version }) => ({
      agency,
      verdict,
      version,
      isOlder: changedSince(version),
    }))
    .sort((a, b) => Number(a.isOlder) - Number(b.isOlder));
