/**
 * `kelisim workflow check`, `draw`, `describe` and `dry-run`: what the author of a workflow file
 * needs before any draft goes by it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Because } from '../domain/draft/because.ts';
import type { Fact } from '../domain/draft/event.ts';
import { Refusal } from '../domain/draft/refusal.ts';
import { formatDay, formatInstant } from '../domain/format.ts';
import { isLanguage, type Language, sayWritten } from '../domain/language.ts';
import { explainDue } from '../domain/legal-time/explain.ts';
import { shippedCalendar, shippedCalendars } from '../domain/legal-time/shipped.ts';
import { isZone, localOf } from '../domain/legal-time/zone.ts';
import { describeStates, describeWorkflow, type NameOf } from '../domain/workflow/describe.ts';
import { drawWorkflow } from '../domain/workflow/draw.ts';
import { type DryStep, dryRun } from '../domain/workflow/dry-run.ts';
import { fail, WorkflowFault } from '../domain/workflow/fault.ts';
import type { DryAct } from '../domain/workflow/imagined.ts';
import { readScript } from '../domain/workflow/read-script.ts';
import { readWorkflow } from '../domain/workflow/read-workflow.ts';
import { stateOf, type Workflow } from '../domain/workflow/workflow.ts';
import { describeRefusal } from '../http/sentence.ts';
import { en } from '../web/public/words/en.ts';
import { CommandFault, exitCodes, note, print } from './exit.ts';
import { readSource } from './files.ts';

/** Says of each file whether drafts can go by it, or the first thing that is wrong and where. */
export function runCheck(files: readonly string[]): number {
  const wrong = files.filter((file) => {
    try {
      const { id, edition, states, ...workflow } = openWorkflow(file);
      checkTime(file, workflow);
      const ways = Object.values(states).flatMap(({ transitions }) => transitions).length;
      print(
        `${file}: ${id}, edition ${edition}: ${Object.keys(states).length} states, ${ways} ways`,
      );
      return false;
    } catch (error) {
      if (!(error instanceof CommandFault)) throw error;
      note(error.message);
      return true;
    }
  });
  return wrong.length > 0 ? exitCodes.findings : exitCodes.done;
}

/** What a workflow names that only this product can tell: its calendar and its time zone. */
function checkTime(file: string, { calendar, zone }: Pick<Workflow, 'calendar' | 'zone'>): void {
  const calendars = shippedCalendars().map(({ id }) => id);
  if (!calendars.includes(calendar))
    throw new CommandFault(
      `${file}: /calendar: no calendar is called ${calendar}; use ${calendars.join(', ')}`,
    );
  if (!isZone(zone))
    throw new CommandFault(`${file}: /zone: ${zone} is no time zone of the IANA list`);
}

/** @throws CommandFault with the file, the path in it and the remedy. */
const openWorkflow = (file: string): Workflow => readAs(file, readWorkflow);

function readAs<T>(file: string, read: (json: unknown) => T): T {
  const source = readSource(file);
  try {
    return read(JSON.parse(source));
  } catch (error) {
    if (error instanceof WorkflowFault || error instanceof SyntaxError)
      throw new CommandFault(`${file}: ${error.message}`);
    throw error;
  }
}

interface PictureOptions {
  readonly lang: string;
  /** Lists of organisations with `id`, `names` and `short`: what agencies are called. */
  readonly agencies?: readonly string[];
}

export interface DrawOptions extends PictureOptions {
  readonly at?: string;
  readonly out?: string;
}

export interface DescribeOptions extends PictureOptions {
  readonly out?: string;
}

export interface DryRunOptions {
  readonly script: string;
  readonly json?: boolean;
}

/** Prints the picture of a workflow, or writes it to `out`. */
export function runDraw(file: string, options: DrawOptions): void {
  const workflow = openWorkflow(file);
  const { at, out } = options;
  if (at !== undefined && !Object.hasOwn(workflow.states, at))
    throw new CommandFault(`--at must be one of ${Object.keys(workflow.states).join(', ')}`);
  const lang = readLanguage(options.lang);
  const { short: nameOf } = readNames(options.agencies, lang);
  const picture = drawWorkflow(workflow, { lang, at, nameOf });
  if (out === undefined) print(picture);
  else writeOut(out, picture);
}

/** Prints workflows in sentences, or writes them with their pictures into the folder `out`. */
export function runDescribe(files: readonly string[], options: DescribeOptions): void {
  const lang = readLanguage(options.lang);
  const names = readNames(options.agencies, lang);
  const workflows = files.map(openWorkflow);
  const { out } = options;
  if (out === undefined)
    print(workflows.flatMap((one) => describeWorkflow(one, lang, names.long)).join('\n'));
  else
    for (const [path, content] of writeUp(workflows, lang, names))
      writeOut(join(out, path), content);
}

/** Writes a file, with its folders. @throws CommandFault saying why it cannot be written. */
function writeOut(path: string, content: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  } catch (error) {
    throw new CommandFault(`cannot write ${path}: ${(error as Error).message}`);
  }
}

/** What agencies are called in a text and in a picture; their ids when nobody says. */
interface AgencyNames {
  readonly long: NameOf;
  readonly short: NameOf;
}

/** Workflows as files by path: `workflows.md` and `images/workflow-<id>.svg`. */
function writeUp(
  workflows: readonly Workflow[],
  lang: Language,
  names: AgencyNames,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const chapters = workflows.map((workflow) => {
    const [opening, ...states] = describeStates(workflow, lang, names.long);
    const picture = `images/workflow-${workflow.id}.svg`;
    files.set(picture, drawWorkflow(workflow, { lang, nameOf: names.short }));
    return [
      `## ${opening?.title}`,
      `\`workflows/${workflow.id}.json\`. ${opening?.sentences.join(' ')}`,
      `![${opening?.title}](${picture})`,
      ...states.flatMap(({ title, sentences }) => [
        `### ${title}`,
        sentences.map((sentence) => `- ${sentence}`).join('\n'),
      ]),
    ].join('\n\n');
  });
  const preface = 'Generated from the workflow files by `npm run docs`; change those instead.';
  files.set('workflows.md', `${['# Workflows', preface, ...chapters].join('\n\n')}\n`);
  return files;
}

/** Plays a script on a workflow and says what would happen, or prints the run as JSON. */
export function runDryRun(file: string, options: DryRunOptions): void {
  const workflow = openWorkflow(file);
  const script = readAs(options.script, readScript);
  const run = playScript(options.script, () =>
    dryRun(workflow, script, shippedCalendar(workflow.calendar)),
  );
  if (options.json) print(JSON.stringify(run, null, 2));
  else print(run.steps.flatMap((step) => sayStep(step, workflow)).join('\n'));
}

function playScript<T>(file: string, play: () => T): T {
  try {
    return play();
  } catch (error) {
    if (error instanceof WorkflowFault) throw new CommandFault(`${file}: ${error.message}`);
    throw error;
  }
}

/** The step in lines: what was done and when, where the draft stands, what is due, what is shut. */
function sayStep(step: DryStep, workflow: Workflow): readonly string[] {
  const { at, act, refused, state, facts, terms, asked, exits } = step;
  const when = (iso: string) => formatInstant(iso, 'en', workflow.zone);
  const lastDay = (iso: string) =>
    formatDay(localOf(Date.parse(iso) - 1, workflow.zone).date, 'en');
  const carried = asked.filter((one) => one.carried !== undefined).map(({ agency }) => agency);
  return [
    `${when(at)}: ${act ? sayAct(act) : 'the draft begins with its first version'}`,
    ...(refused
      ? [`  refused: ${describeRefusal(new Refusal(refused.code, refused.facts))}`]
      : [`  stands in ${stateOf(workflow, state).titles.en}`]),
    ...facts.flatMap(sayFact),
    ...terms.flatMap(({ agencies, due }) => [
      `  asked: ${agencies.join(', ')}`,
      ...explainDue(due, 'en').map((line) => `    ${line}`),
    ]),
    ...(terms.length > 0 && carried.length > 0
      ? [`  verdicts that stand: ${carried.join(', ')}`]
      : []),
    ...exits.map(({ transition, met, because }) =>
      met
        ? `  open: ${transition}`
        : `  shut: ${transition}: ${because.map((one) => sayBecause(one, lastDay)).join('; ')}`,
    ),
    '',
  ];
}

function sayAct(act: Exclude<DryStep['act'], null>): string {
  if (act === 'clock') return 'the clock';
  if ('wait' in act) return 'time passes';
  if ('transition' in act) return act.waive ? `${act.transition}, waived` : `way ${act.transition}`;
  if ('verdict' in act)
    return `${act.agency}: ${act.fundamental ? `${act.verdict}, fundamentally` : act.verdict}`;
  if ('revise' in act) {
    const parts = act.revise.length > 0 ? `, changed in ${act.revise.join(', ')}` : '';
    return `new version${parts}${act.pages === undefined ? '' : `, ${act.pages} pages`}`;
  }
  if ('extend' in act) return `${act.extend} is given ${act.workingDays} working days more`;
  if ('settle' in act) return `a meeting settles what ${act.settle} objects to: ${act.as}`;
  return sayItemAct(act);
}

function sayItemAct(act: Exclude<DryAct, Record<'wait' | 'transition', unknown>>): string {
  if ('answer' in act) return `the drafter answers ${act.answer}`;
  if ('withdraw' in act) return `${act.withdraw} takes its verdict back`;
  if ('concede' in act) return `${act.concede} takes its objections back`;
  if ('uphold' in act) return `${act.uphold} upholds its objections`;
  return 'override' in act ? `the objections of ${act.override} are overridden` : '';
}

/** What the clock recorded, one line for each. */
const sayFact = (fact: Fact): readonly string[] => {
  if (fact.type === 'silenceRecorded')
    return [`  ${fact.agency} is silent${fact.deemed ? ', which counts as agreement' : ''}`];
  if (fact.type === 'reminded') return [`  ${fact.agency} is reminded`];
  if (fact.type === 'escalated') {
    const to = typeof fact.to === 'string' ? `the ${fact.to}` : fact.to.agency;
    return [`  the silence of ${fact.agency} is reported to ${to}`];
  }
  return [];
};

const sayBecause = (
  { code, agency, agencies = agency ? [agency] : [], number, limit, lang, what = '', due }: Because,
  lastDay: (iso: string) => string,
): string =>
  en.track.because[code]({
    agency: agencies.join(', '),
    number: String(number ?? ''),
    limit: String(limit ?? ''),
    language: isLanguage(lang) ? en.inLanguage[lang] : '',
    due: due === undefined ? '' : lastDay(due),
    what: sayWritten(what, 'en'),
    parts: sayWritten(what, 'en'),
  });

function readLanguage(lang: string): Language {
  if (isLanguage(lang)) return lang;
  throw new CommandFault(`--lang must be kk, ru or en, not ${lang}`);
}

function readNames(files: readonly string[] = [], lang: Language): AgencyNames {
  const known = files.flatMap((file) => readAs(file, readAgencies));
  const byId = new Map(known.map((one) => [one.id, one]));
  return {
    long: (agency) => byId.get(agency)?.names?.[lang] ?? agency,
    short: (agency) => byId.get(agency)?.short?.[lang] ?? agency,
  };
}

interface Agency {
  readonly id: string;
  readonly names?: Readonly<Partial<Record<Language, string>>>;
  readonly short?: Readonly<Partial<Record<Language, string>>>;
}

function readAgencies(json: unknown): readonly Agency[] {
  const isAgency = (one: unknown) => typeof (one as Agency | null)?.id === 'string';
  if (Array.isArray(json) && json.every(isAgency)) return json as readonly Agency[];
  return fail('', { code: 'organisations' });
}
