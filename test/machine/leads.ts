/** Which way a walk leads, told backwards from where it ends. */
import type { Walk } from './walk.ts';

/** Situations from which one of `ends` can be reached. */
export function leadTo(ends: readonly string[], edges: Walk['edges']): ReadonlySet<string> {
  const into = new Map<string, string[]>();
  for (const [from, tos] of edges)
    for (const to of tos) {
      const known = into.get(to);
      if (known) known.push(from);
      else into.set(to, [from]);
    }
  const found = new Set(ends);
  for (const one of found) for (const from of into.get(one) ?? []) found.add(from);
  return found;
}
