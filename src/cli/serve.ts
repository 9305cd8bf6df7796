/** `kelisim serve` and `kelisim demo`: the same server, one of them with a story to look at. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountSettings } from '../auth/connect.ts';
import { type Config, readConfig } from '../config.ts';
import { seedDemo, storyNow } from '../demo/seed.ts';
import { demoDraft } from '../demo/stage.ts';
import { type Draft, isOpenAmendment } from '../domain/draft/draft.ts';
import { isOpenObjection } from '../domain/draft/judge-items.ts';
import { openRound, verdictOf } from '../domain/draft/judge-round.ts';
import { stateOf } from '../domain/workflow/workflow.ts';
import { describeApi } from '../http/app.ts';
import { type Listening, listen, type OpenService, openApp, openService } from '../node.ts';
import { packageRoot, release } from '../package.ts';
import { createScheduler } from '../service/scheduler.ts';
import { type AdministratorChoice, describeLink, linkAdministrator } from './administrator.ts';
import { CommandFault, print } from './exit.ts';
import { openSecret } from './secret.ts';

/** What accounts of this process go by: the origin and the secret that are configured, or of this machine. */
const accountsOf = (
  { host, port, database, reach, auth }: Config,
  demo: boolean,
): AccountSettings => ({
  base: reach.base ?? new URL(`http://${host.includes(':') ? `[${host}]` : host}:${port}`).origin,
  secret: openSecret(auth.secret, database),
  previous: auth.previous,
  providers: auth.providers,
  demo,
});

/** `kelisim serve`: seeds nothing and believes no actor header. Ends on SIGINT or SIGTERM. */
export async function runServe(): Promise<void> {
  const config = readConfig(process.env, true);
  const { reach, mail, egress } = config;
  const accounts = accountsOf(config, false);
  const service = openService(config.database, undefined, mail !== null, accounts, egress);
  const link = (await service.auth?.hasAccounts())
    ? null
    : await linkAdministrator(service, {}, accounts.base);
  const server = await listen(service, config, { demo: false, reach, mail, egress });
  const stopped = untilStopped(server, null);
  print([`Kelisim listens on ${server.url}`, ...(link ? [describeLink(link)] : [])].join('\n'));
  await stopped;
}

/** `kelisim admin-link`: the database is that of a server, which may be running. */
export async function runAdminLink(choice: AdministratorChoice): Promise<void> {
  const config = readConfig(process.env, true);
  if (!existsSync(config.database))
    throw new CommandFault(`there is no database ${config.database}`);
  const accounts = accountsOf(config, false);
  const service = openService(config.database, undefined, false, accounts);
  try {
    print(describeLink(await linkAdministrator(service, choice, accounts.base)));
  } finally {
    service.close();
  }
}

export interface DemoChoice {
  /** When each day the story begins anew: `HH:MM` by this machine's clock. */
  readonly reset?: string;
}

/**
 * `kelisim demo`: seeds the story once and runs on the story's clock. At the time of a reset the
 * database is thrown away, with all that visitors did in it, and the story seeded again.
 */
export async function runDemo({ reset }: DemoChoice): Promise<void> {
  const config = readConfig(process.env);
  for (;;) {
    const wait = reset === undefined ? null : millisecondsUntil(reset, new Date());
    const { server, said } = await openDemo(config);
    const stopped = untilStopped(server, wait);
    print(said);
    if ((await stopped) === 'asked') return;
    for (const part of ['', '-wal', '-shm']) rmSync(`${config.database}${part}`, { force: true });
    print('The day is over: the story begins anew.');
  }
}

/** How long until the clock shows a time again, at least a second. @throws CommandFault for no time of a day. */
export function millisecondsUntil(time: string, now: Date): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hours === undefined) throw new CommandFault(`"${time}" is no time of a day: HH:MM`);
  const next = new Date(now);
  next.setHours(Number(hours), Number(minutes), 0, 0);
  if (next.getTime() - now.getTime() < 1000) next.setDate(next.getDate() + 1);
  return next.getTime() - now.getTime();
}

/** The demo as it listens, and what its process says of it. */
async function openDemo(
  config: Config,
): Promise<{ readonly server: Listening; readonly said: string }> {
  if (!existsSync(config.database)) await seedFile(config.database);
  const { reach, mail, egress } = config;
  const accounts = accountsOf(config, true);
  const service = openService(config.database, storyClock(), mail !== null, accounts, egress);
  await seed(service);
  const draft = await service.dispatcher.load(demoDraft);
  const server = await listen(service, config, { demo: true, reach, mail, egress });
  const lines = [
    `Kelisim demo: ${server.url}`,
    `  to work       ${server.url}/drafts`,
    `  the concept   ${server.url}/public/${demoDraft}`,
    `  compare       ${server.url}/public/${demoDraft}/compare?from=1&to=2`,
    `  the API       ${server.url}/docs/api`,
    '',
    ...(draft ? summarise(draft) : []),
  ];
  return { server, said: lines.join('\n') };
}

const seed = ({ store, catalogue }: OpenService): Promise<void> =>
  seedDemo(store, catalogue, join(packageRoot, 'src', 'demo', 'content'));

/**
 * Seeds a new file aside, with what time has brought about by then, and puts it in place whole: a
 * start that is broken off leaves no half story.
 */
async function seedFile(database: string): Promise<void> {
  if (database === ':memory:') return;
  const aside = `${database}.seeding`;
  for (const part of ['', '-wal', '-shm']) rmSync(`${aside}${part}`, { force: true });
  const service = openService(aside, storyClock());
  await seed(service);
  await createScheduler(service, { log: failStart }).run();
  service.close();
  renameSync(aside, database);
}

/** The demo's own story brings no fault about, so one that time finds in it stops the start. */
function failStart(error: unknown): never {
  throw error;
}

/** The story's clock: stands at the story's last instant when the process starts, then runs. */
function storyClock(): { now: () => string } {
  const offset = Date.parse(storyNow()) - Date.now();
  return { now: () => new Date(Date.now() + offset).toISOString() };
}

/** `kelisim openapi`: prints the API description. */
export function runOpenApi(): void {
  const service = openService(':memory:');
  print(JSON.stringify(describeApi(openApp(service, { demo: false }), release), null, 2));
  service.close();
}

/** Where the demo stands, in five lines. */
function summarise(draft: Draft): readonly string[] {
  const round = openRound(draft);
  const version = draft.versions.at(-1);
  const verdicts = (round?.participants ?? []).map(
    (one) => verdictOf(draft, round?.round ?? 0, one)?.verdict ?? 'silent',
  );
  const count = (kind: string) => verdicts.filter((one) => one === kind).length;
  const open = draft.amendments.filter(isOpenAmendment).length;
  const objections = draft.items.filter(isOpenObjection).length;
  const lastDue = round?.participants
    .map(({ due }) => due)
    .sort()
    .at(-1);
  return [
    draft.titles.en,
    `State: ${stateOf(draft.workflow, draft.state).titles.en}, version ${version?.version}, due ${lastDue?.slice(0, 10)}`,
    `Answers: ${count('agree')} agree, ${count('remarks')} with remarks, ${count('object')} object, ${count('outside')} outside competence, ${count('silent')} silent`,
    `Blocking: ${objections} open objection(s), ${open} amendment(s) without an answer`,
    `Record: ${draft.seq} events, head ${draft.head.slice(0, 16)}…`,
  ];
}

/**
 * Settles when everything under way has ended: after the process was asked to end, or after so many
 * milliseconds. Says which it was.
 */
function untilStopped(server: Listening, wait: number | null): Promise<'asked' | 'due'> {
  return new Promise((settle) => {
    const end = (why: 'asked' | 'due') => {
      clearTimeout(timer);
      process.off('SIGINT', asked);
      process.off('SIGTERM', asked);
      void server.stop().then(() => settle(why));
    };
    const asked = () => end('asked');
    const timer = wait === null ? undefined : setTimeout(() => end('due'), wait);
    process.on('SIGINT', asked);
    process.on('SIGTERM', asked);
  });
}
