/**
 * Merges triples of texts by node-diff3, line by line, and posts each result. A worker, because its
 * time grows with the square of the text.
 */
import { createRequire } from 'node:module';
import { serveWork } from './limited.ts';
import type { Merged, Triple } from './merges.ts';

interface Region {
  readonly ok?: readonly string[];
  readonly conflict?: { readonly a: readonly string[]; readonly b: readonly string[] };
}

interface Diff3 {
  diff3Merge(
    ours: readonly string[],
    base: readonly string[],
    theirs: readonly string[],
    options: { readonly excludeFalseConflicts: boolean },
  ): readonly Region[];
}

const load = createRequire(new URL('../peers/package.json', import.meta.url));
const { diff3Merge } = load('node-diff3') as Diff3;

function mergeLines(texts: Triple<string>): Merged {
  const [base, ours, theirs] = texts.map((text) => text.split('\n')) as unknown as Triple<
    readonly string[]
  >;
  const start = performance.now();
  const regions = diff3Merge(ours, base, theirs, { excludeFalseConflicts: true });
  const milliseconds = performance.now() - start;
  const disputes = regions.flatMap(({ conflict }) =>
    conflict ? [...conflict.a, ...conflict.b] : [],
  );
  const clean = regions.every(({ conflict }) => conflict === undefined);
  return {
    text: clean ? regions.flatMap(({ ok }) => ok ?? []).join('\n') : null,
    milliseconds,
    disputed: disputes.reduce((sum, { length }) => sum + length, 0),
  };
}

serveWork<readonly Triple<string>[], Merged>(import.meta.url, (triples, post) => {
  for (const texts of triples) post(mergeLines(texts));
});
