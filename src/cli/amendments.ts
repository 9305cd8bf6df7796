/** `kelisim amendments list`, `show` and `instruction` on a database: read only, in the order of the draft. */

import { findAmendment } from '../service/amendments.ts';
import type { ProposalRow } from '../service/reports.ts';
import { findDraft, withService } from './database.ts';
import { print } from './exit.ts';
import { readLanguage } from './instructions.ts';

export interface AmendmentOptions {
  readonly draft: string;
  readonly database?: string;
  readonly lang: string;
  readonly json?: boolean;
}

/** Prints a line for each amendment: number, state, organisation, supporters, place. */
export async function runList(options: AmendmentOptions): Promise<void> {
  const rows = await readRows(options, null);
  print(options.json ? JSON.stringify(rows) : rows.map(printLine).join('\n'));
}

/** Prints one amendment: who, what, why, and what became of it. */
export async function runShow(number: number, options: AmendmentOptions): Promise<void> {
  const [row] = await readRows(options, number);
  if (!row) return;
  print(options.json ? JSON.stringify(row) : printRow(row));
}

/** Prints the formal instructions of one amendment, a part for each text it changes. */
export async function runInstructionOf(number: number, options: AmendmentOptions): Promise<void> {
  const [row] = await readRows(options, number);
  if (!row) return;
  const { wordings } = row;
  if (options.json)
    print(JSON.stringify(wordings.map(({ lang, instruction }) => ({ lang, instruction }))));
  else print(printInstructions(row));
}

/** The rows of all amendments, or of one. *Refuses:* not-found. @throws CommandFault. */
const readRows = (
  { draft: id, database, lang }: AmendmentOptions,
  number: number | null,
): Promise<readonly ProposalRow[]> => {
  const say = readLanguage(lang);
  return withService(database, async (service) => {
    const draft = await findDraft(service, id);
    const asked = number === null ? draft.amendments : [findAmendment(draft, number)];
    return service.reportProposals(draft, asked, say);
  });
};

function printLine({ amendment, state, by, supporters, wordings }: ProposalRow): string {
  const place = wordings[0]?.place ?? '';
  const support = supporters > 0 ? `+${supporters}` : '';
  return [String(amendment).padStart(3), state, by.organisation, support, place]
    .filter((part) => part !== '')
    .join('  ');
}

function printRow(row: ProposalRow): string {
  const { amendment, state, fate, by, at, version, supporters, justification, outcome } = row;
  const lines = [
    `Amendment ${amendment} to version ${version}: ${state}${fate ? `, ${fate}` : ''}`,
    `${by.organisation} (${by.person}), ${at}, ${supporters} supporters`,
    '',
    printInstructions(row),
    '',
    justification,
  ];
  if (outcome) {
    const code = outcome.code ? ` (${outcome.code})` : '';
    lines.push('', `${outcome.outcome}${code}, ${outcome.at}: ${outcome.reason}`);
  }
  return lines.join('\n');
}

const printInstructions = ({ wordings }: ProposalRow): string =>
  wordings.map(({ lang, instruction }) => `[${lang}]\n${instruction.trimEnd()}`).join('\n\n');
