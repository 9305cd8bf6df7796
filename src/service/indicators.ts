/** Reporting what the indicators of an adopted text reached. */
import type { Commands } from '../domain/draft/command.ts';
import { listIndicators } from '../domain/figures/indicators.ts';
import { loadDocs } from './docs.ts';
import { createWrite, type Tools, type Write } from './tools.ts';

export interface IndicatorWriter {
  /** *Refuses:* as `decideReportValue`. */
  reportValue: Write<Omit<Commands['reportValue'], 'indicators'>>;
}

export function createIndicatorWriter(tools: Tools): IndicatorWriter {
  const write = createWrite(tools);
  return {
    reportValue: write('draft:edit', async (draft, request) => {
      const docs = await loadDocs(tools.library, draft.versions.at(-1)?.texts ?? {});
      const indicators = new Set(listIndicators(docs, []).map(({ block }) => block));
      return { command: { type: 'reportValue', ...request, indicators } };
    }),
  };
}
