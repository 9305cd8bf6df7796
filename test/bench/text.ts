/**
 * The parts of the bench that measure the text engine, each against what others take for the same
 * texts in the same run. See `docs/performance.md` for what came of it.
 */
import { existsSync } from 'node:fs';
import type { Measured, Part } from './table.ts';
import { measureComparing } from './text/compare.ts';
import { measureHistory } from './text/history.ts';
import { measureHostile } from './text/hostile.ts';
import { measureKept } from './text/kept.ts';
import { measureLaws } from './text/laws.ts';
import { measureMerging } from './text/merges.ts';
import { tellPeers } from './text/peers.ts';
import { measureReading } from './text/planted.ts';
import { measureStored } from './text/stored.ts';
import { measureTraces } from './text/traces.ts';
import { measureTranslations } from './text/translations.ts';
import { measureWriting } from './text/writing.ts';

async function measureWithPeers(): Promise<readonly Measured[]> {
  console.log(`  ${tellPeers()}`);
  if (!existsSync('../shared/corpora')) console.log('  skipped: no corpora beside the project');
  return measureComparing();
}

/** By the name to ask for. */
export const textParts = {
  diff: {
    title: 'Comparing versions of a code of law: 430 articles, 1.3 MB',
    measure: measureWithPeers,
  },
  reading: { title: 'How a comparison reads', measure: measureReading },
  laws: { title: 'Histories of real texts', measure: measureLaws },
  kept: { title: 'Histories of real texts, as a database keeps them', measure: measureKept },
  merge: { title: 'Merging', measure: measureMerging },
  history: { title: 'Merging again what people merged', measure: measureHistory },
  translations: {
    title: 'Two languages of real texts, paired without ids',
    measure: measureTranslations,
  },
  stored: { title: '60 stored versions of that code', measure: measureStored },
  writing: { title: 'One more version of that code', measure: measureWriting },
  traces: { title: 'Recorded writing, played again', measure: measureTraces },
  hostile: { title: 'Texts made to be slow', measure: measureHostile },
} as const satisfies Readonly<Record<string, Part>>;
