/** The workflows that ship, and what each promises of a text it adopts. Values only; nothing here judges. */
import { readdirSync, readFileSync } from 'node:fs';
import { readWorkflow } from '../../src/domain/workflow/read-workflow.ts';
import type { Workflow } from '../../src/domain/workflow/workflow.ts';

/** What a workflow promises of every text it adopts. */
export interface Pledge {
  readonly adopted: string;
  /** Bodies without whose answer on exactly the adopted text nothing is adopted. */
  readonly required: readonly string[];
  /** More of them when the text touches what the workflow asks about. */
  readonly touched?: readonly string[];
  /** An objection that is not fundamental goes on with the text. */
  readonly ordinaryPasses?: true;
  /** A state that no draft comes to while a public comment has not ended. */
  readonly hears?: string;
  /** Agencies chosen for the drafts of the walk. */
  readonly chosen: readonly string[];
}

/** The promises of the shipped workflows, written down apart from them: a new file needs its line. */
export const promises: Readonly<Record<string, Pledge>> = {
  'eu-interservice': {
    adopted: 'adopted',
    required: ['legal-service'],
    touched: ['budget'],
    chosen: ['legal-service'],
  },
  'kz-concept-2020': {
    adopted: 'adopted',
    required: ['justice'],
    touched: ['economy', 'finance'],
    chosen: ['finance'],
    hears: 'submission',
  },
  'kz-concept-2024': {
    adopted: 'adopted',
    required: ['justice'],
    touched: ['economy', 'finance'],
    chosen: ['finance'],
    hears: 'submission',
  },
  'sk-comments': {
    adopted: 'approved',
    required: ['economy', 'finance'],
    ordinaryPasses: true,
    chosen: [],
  },
  'two-agency': { adopted: 'adopted', required: ['economy', 'finance'], chosen: ['health'] },
};

export const shipped: readonly Workflow[] = readdirSync('workflows')
  .filter((name) => name.endsWith('.json'))
  .map((name) => readWorkflow(JSON.parse(readFileSync(`workflows/${name}`, 'utf8'))));
