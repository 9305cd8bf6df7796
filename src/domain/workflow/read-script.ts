/** Reads the script of a dry run: checked whole before anything is played. */
import type { VerdictKind } from '../workflow/workflow.ts';
import type { DryAct, DryScript } from './dry-run.ts';
import { WorkflowFault } from './fields.ts';

const verdicts: readonly VerdictKind[] = ['agree', 'remarks', 'object', 'outside'];

const actForms =
  '{ at, transition }, { at, agency, verdict }, { at, answer } or { at, revise: [parts] }';

const fail = (path: string, message: string): never => {
  throw new WorkflowFault(path, message);
};

type Json = Readonly<Record<string, unknown>>;

function record(value: unknown, path: string): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : fail(path, 'must be an object');
}

const text = (value: unknown, path: string): string =>
  typeof value === 'string' && value !== ''
    ? value
    : fail(path, 'must be a text that is not empty');

const texts = (value: unknown, path: string): readonly string[] =>
  Array.isArray(value)
    ? value.map((one, index) => text(one, `${path}/${index}`))
    : fail(path, 'must be a list of texts');

/**
 * The script in a parsed JSON file: `{ chosen?, acts }`, or the list of acts alone.
 * @throws WorkflowFault naming the path and the remedy.
 */
export function readScript(json: unknown): DryScript {
  if (Array.isArray(json)) return readScript({ acts: json });
  const given = record(json, '');
  for (const key of Object.keys(given))
    if (key !== 'chosen' && key !== 'acts') fail(`/${key}`, 'unknown key; use chosen, acts');
  const acts = Array.isArray(given.acts) ? given.acts : fail('/acts', 'must be a list of acts');
  return {
    ...(given.chosen === undefined ? {} : { chosen: texts(given.chosen, '/chosen') }),
    acts: acts.map((act: unknown, index) => readAct(act, `/acts/${index}`)),
  };
}

function readAct(value: unknown, path: string): DryAct {
  const given = record(value, path);
  const at = text(given.at, `${path}/at`);
  const keys = Object.keys(given).sort().join(' ');
  if (keys === 'at transition')
    return { at, transition: text(given.transition, `${path}/transition`) };
  if (keys === 'answer at') return { at, answer: text(given.answer, `${path}/answer`) };
  if (keys === 'at revise') return { at, revise: texts(given.revise, `${path}/revise`) };
  if (keys !== 'agency at verdict') return fail(path, `must be ${actForms}`);
  const verdict = verdicts.find((one) => one === given.verdict);
  return {
    at,
    agency: text(given.agency, `${path}/agency`),
    verdict: verdict ?? fail(`${path}/verdict`, `must be one of ${verdicts.join(', ')}`),
  };
}
