/** Reads the script of a dry run: checked whole before anything is played. */
import type { DryScript } from './dry-run.ts';
import { exactly, form, list, object, optional, type Read, record, text, whole } from './fields.ts';
import type { DryAct } from './imagined.ts';
import { verdictKinds } from './workflow.ts';

const yes = exactly<true>(true);
const days = whole(1, 1_000);
const pages = whole(1, 100_000);

type Form<K extends string> = Extract<DryAct, { readonly [P in K]: unknown }>;

/** Each act by the key that only it has. */
const readAct: Read<DryAct> = form<DryAct>({
  transition: object<Form<'transition'>>({ at: text, transition: text, waive: optional(yes) }),
  agency: object<Form<'agency'>>({
    at: text,
    agency: text,
    verdict: exactly(...verdictKinds),
    fundamental: optional(yes),
  }),
  answer: object<Form<'answer'>>({ at: text, answer: text }),
  uphold: object<Form<'uphold'>>({ at: text, uphold: text }),
  concede: object<Form<'concede'>>({ at: text, concede: text }),
  override: object<Form<'override'>>({ at: text, override: text }),
  settle: object<Form<'settle'>>({ at: text, settle: text, as: exactly('agreed', 'disagreed') }),
  withdraw: object<Form<'withdraw'>>({ at: text, withdraw: text }),
  extend: object<Form<'extend'>>({ at: text, extend: text, workingDays: days }),
  revise: object<Form<'revise'>>({ at: text, revise: list(text), pages: optional(pages) }),
  wait: object<Form<'wait'>>({ at: text, wait: yes }),
});

const readBodies: Read<NonNullable<DryScript['bodies']>> = (value, path) =>
  Object.fromEntries(
    Object.entries(record(value, path)).map(([kind, agencies]) => [
      kind,
      list(text)(agencies, `${path}/${kind}`),
    ]),
  );

const readWhole = object<DryScript>({
  chosen: optional(list(text)),
  bodies: optional(readBodies),
  acts: list(readAct),
});

/**
 * The script in a parsed JSON file: `{ chosen?, bodies?, acts }`, or the list of acts alone.
 * @throws WorkflowFault naming the path and the remedy.
 */
export const readScript = (json: unknown): DryScript =>
  readWhole(Array.isArray(json) ? { acts: json } : json, '');
