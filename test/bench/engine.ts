/**
 * The approval engine on a draft with 50 agencies, 5,000 amendments and 20,000 events: deciding and
 * folding alone, and every kind of command through the service and a database file, beside the least
 * that any program would have to do.
 */

import Database from 'better-sqlite3';
import type { Actor } from '../../src/domain/access.ts';
import { type Draft, fold } from '../../src/domain/draft/draft.ts';
import type { Event, Roots } from '../../src/domain/draft/event.ts';
import { judgeExits } from '../../src/domain/draft/judge.ts';
import { randomIds } from '../../src/ids.ts';
import { parseMarkdown } from '../../src/interchange/markdown.ts';
import { readCatalogue } from '../../src/service/catalogue.ts';
import type { Reply, Terms } from '../../src/service/dispatch.ts';
import { createService, type Service } from '../../src/service/service.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { appointed } from '../appointed.ts';
import { temporaryFolder } from '../contract/temporary.ts';
import { measureDeciding } from './engine-decide.ts';
import { agencies, liveLong } from './engine-log.ts';
import { milliseconds, quantile } from './quantile.ts';
import type { Measured } from './table.ts';

const rounds = 20;
const repeats = 20;
const monday = '2020-06-01T04:00:00.000Z';

const names = (name: string) => ({ kk: name, ru: name, en: name });
const drafter: Actor = { person: 'dina', organisation: 'ministry', role: 'drafter' };
const headOf = (organisation: string): Actor => ({
  person: `head of ${organisation}`,
  organisation,
  role: 'signatory',
});

interface Office {
  readonly service: Service;
  readonly store: ReturnType<typeof sqlStore>;
  readonly clock: { now: string };
  readonly close: () => void;
}

async function openOffice(file: string): Promise<Office> {
  const { run, close } = openSqlite(file, 'schema/migrations');
  const store = sqlStore(run);
  const bodies = ['ministry', ...agencies];
  await store.saveDirectory(
    bodies.map((id) => ({ id, kind: 'ministry', names: names(id), short: names(id) })),
    [appointed(drafter.person, 'ministry', 'drafter')].concat(
      agencies.map((agency) => appointed(headOf(agency).person, agency, 'signatory')),
    ),
  );
  const clock = { now: monday };
  const outside = { clock: { now: () => clock.now }, ids: randomIds, catalogue: readCatalogue() };
  return { service: createService(store, outside), store, clock, close };
}

const idOnly = ({ id }: Draft): Reply => ({ status: 200, body: id });
const as = (actor: Actor): Terms => ({ actor });

const textOf = (mark: string) => ({
  doc: parseMarkdown(
    `# Финансирование\n\nОбъём составит ${mark} млрд тенге.\n\n# Порядок\n\nПравило ${mark}.\n`,
    randomIds.block,
  ).doc,
  ids: 'align' as const,
});

/** The draft with its long life behind it, stored event by event as a server would have. */
async function prepare({ service, store }: Office): Promise<string> {
  const request = {
    titles: names('Bench'),
    languages: ['ru', 'kk'] as const,
    template: { id: 'kz-concept', edition: '2018' },
    workflow: 'kz-concept-2020',
    participants: agencies,
  };
  const id = (await service.createDraft(request, as(drafter), idOnly)).body;
  const texts: Roots[] = [];
  for (const mark of ['один', 'два', 'три']) {
    await saveText(service, id, mark);
    texts.push((await load(service, id)).texts);
  }
  const begun = await load(service, id);
  const { records } = liveLong(begun, texts, monday);
  let draft = begun;
  for (let from = 0; from < records.length; from += 1_000) {
    const events = records.slice(from, from + 1_000);
    draft = fold(draft, events);
    await store.append({ draft, events, chunks: new Map(), receipt: null });
  }
  return id;
}

async function load(service: Service, id: string): Promise<Draft> {
  const draft = await service.dispatcher.load(id);
  if (!draft) throw new Error(`no draft ${id}`);
  return draft;
}

async function saveText(service: Service, id: string, mark: string): Promise<void> {
  const base = (await load(service, id)).texts.ru ?? null;
  await service.saveText(id, { lang: 'ru', base, given: textOf(mark) }, as(drafter), idOnly);
}

type Tally = Map<string, number[]>;

/** One round of a draft's life with every kind of command in it, each timed by its kind. */
async function playRound(office: Office, id: string, round: number, tally: Tally): Promise<void> {
  const { service, clock } = office;
  const time = async <T>(kind: string, task: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await task();
    const spent = performance.now() - start;
    tally.set(kind, [...(tally.get(kind) ?? []), spent]);
    return result;
  };
  const [first = '', second = '', third = ''] = agencies.slice((round * 3) % 45);
  const reason = 'because';
  const move = (transition: string) =>
    time('move', () => service.move(id, { transition, reason }, as(drafter), idOnly));
  await time('retitle', () =>
    service.retitle(id, { titles: names(`Bench ${round}`) }, as(drafter), idOnly),
  );
  await time('saveText', () => saveText(service, id, `mark ${round}`));
  await time('freeze', () => service.freeze(id, { label: '', summary: '' }, as(drafter), idOnly));
  await move('circulate');
  const version = (await load(service, id)).versions.length;
  const block = blockOf(await service.library.doc((await load(service, id)).texts.ru as string));
  const item = { kind: 'remark', lang: 'ru', ...block, reason } as const;
  const sign = (agency: string, verdict: 'agree' | 'remarks') =>
    time('signOff', () => {
      const items = verdict === 'remarks' ? [item] : [];
      return service.signOff(id, { version, verdict, note: '', items }, as(headOf(agency)), idOnly);
    });
  await sign(first, 'remarks');
  await sign(second, 'agree');
  await sign(third, 'remarks');
  await time('withdrawSignoff', () =>
    service.withdrawSignoff(id, { reason }, as(headOf(second)), idOnly),
  );
  await time('askExtension', () =>
    service.askExtension(id, { workingDays: 2, reason }, as(headOf(second)), idOnly),
  );
  await time('extendTerm', () =>
    service.extendTerm(id, { agency: second, workingDays: 2, reason }, as(drafter), idOnly),
  );
  const number = (await load(service, id)).items.length;
  await time('answerItem', () =>
    service.answerItem(id, { item: number, answer: 'refused', reason }, as(drafter), idOnly),
  );
  await time('upholdItem', () =>
    service.upholdItem(id, { item: number, reason }, as(headOf(third)), idOnly),
  );
  await time('withdrawItem', () =>
    service.withdrawItem(id, { item: number, reason }, as(headOf(third)), idOnly),
  );
  const proposed = { ru: textOf(`${round} amended`) };
  await time('amend', () =>
    service.submitAmendment(
      id,
      { version, justification: reason, texts: proposed },
      as(headOf(first)),
      idOnly,
    ),
  );
  const amendment = (await load(service, id)).amendments.length;
  await time('support', () =>
    service.supportAmendment(id, { amendment }, as(headOf(second)), idOnly),
  );
  await time('decideAmendment', () =>
    service.decideAmendment(
      id,
      { amendment, outcome: 'refused', reason } as never,
      as(drafter),
      idOnly,
    ),
  );
  const open = (await load(service, id)).amendments.find(
    ({ state, by }) => state === 'submitted' && by.organisation === first,
  );
  if (open)
    await time('withdrawAmendment', () =>
      service.withdrawAmendment(
        id,
        { amendment: open.amendment, reason },
        as(headOf(first)),
        idOnly,
      ),
    );
  await time('blockers', async () => judgeExits(await load(service, id), clock.now));
  await move('return');
}

/** A block with words in it, and the words. */
function blockOf(doc: Awaited<ReturnType<Service['library']['doc']>>) {
  let found = { block: '', quote: '' };
  doc.descendants((node) => {
    if (node.type.name === 'paragraph' && found.block === '')
      found = { block: String(node.attrs.id), quote: node.textContent.slice(0, 5) };
  });
  return found;
}

/** The least a command costs: one row, on the same disk, at the same durability. */
function timeInserts(file: string, body: string): readonly number[] {
  const db = new Database(file);
  db.pragma('journal_mode = wal');
  db.pragma('synchronous = full');
  db.exec('create table event (seq integer primary key, body text)');
  const insert = db.prepare('insert into event (body) values (?)');
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now();
    insert.run(body);
    return performance.now() - start;
  });
  db.close();
  return times;
}

export async function measureEngine(): Promise<readonly Measured[]> {
  const folder = temporaryFolder();
  const office = await openOffice(folder.path('engine.db'));
  try {
    const id = await prepare(office);
    const bodies = (await office.store.events(id, 0, 10_000)).map(({ body }) => body);
    const rows = [...measureDeciding(await load(office.service, id)), ...measureFold(bodies)];
    const warm: Tally = new Map();
    for (let round = 0; round < 3; round++) await playRound(office, id, round, warm);
    const tally: Tally = new Map();
    for (let round = 3; round < rounds + 3; round++) await playRound(office, id, round, tally);
    const floor = timeInserts(folder.path('floor.db'), bodies.at(-1) ?? '');
    return [...rows, ...tellCommands(tally, floor)];
  } finally {
    office.close();
    folder.remove();
  }
}

function measureFold(bodies: readonly string[]): readonly Measured[] {
  const folds: number[] = [];
  const parses: number[] = [];
  for (let index = 0; index < repeats; index++) {
    const start = performance.now();
    const events = bodies.map((body) => JSON.parse(body) as Event);
    const parsed = performance.now();
    fold(
      null,
      events.map((event) => ({ event, hash: '' })),
    );
    folds.push(performance.now() - parsed);
    parses.push(parsed - start);
  }
  const [folding, parsing] = [quantile(folds, 0.5), quantile(parses, 0.5)];
  return [
    {
      what: `fold of ${bodies.length} events, floor parses them`,
      figure: milliseconds(folding),
      floor: milliseconds(parsing),
      ratio: folding / parsing,
      aim: 'under 50 ms',
    },
  ];
}

function tellCommands(tally: Tally, floor: readonly number[]): readonly Measured[] {
  const { blockers = [], ...kinds } = Object.fromEntries(tally);
  const row = (what: string, times: readonly number[], share: number, aim: string): Measured => {
    const [time, least] = [quantile(times, share), quantile(floor, share)];
    const figure = `${milliseconds(time)} (median ${milliseconds(quantile(times, 0.5))})`;
    return { what, figure, floor: milliseconds(least), ratio: time / least, aim };
  };
  return [
    row('any command, p99, floor inserts a row', Object.values(kinds).flat(), 0.99, 'under 20 ms'),
    ...Object.entries(kinds).map(([kind, times]) => row(`${kind}, slowest`, times, 1, '')),
    row('blockers, slowest', blockers, 1, 'under 50 ms'),
  ];
}
