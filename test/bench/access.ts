/**
 * What it costs to know who asks: the session checked against the database, the person read, and the
 * policy asked, as every request of somebody signed in does; the floor is the one row a session is.
 */
import { CompiledQuery } from 'kysely';
import { organisations, people } from '../../src/demo/story.ts';
import { may } from '../../src/domain/access.ts';
import { actAs } from '../../src/domain/directory.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { authWorldOn, carrying, from } from '../auth/accounts.ts';
import { temporaryFolder } from '../contract/temporary.ts';
import { quantile } from './quantile.ts';
import type { Measured } from './table.ts';

const sessions = 5_000;
const checks = 4_000;
const now = '2020-06-29T04:00:00.000Z';

export async function measureAccess(): Promise<readonly Measured[]> {
  const folder = temporaryFolder();
  const { run, close } = openSqlite(folder.path('access.db'), 'schema/migrations');
  try {
    const store = sqlStore(run);
    await store.saveDirectory(organisations, people);
    const { auth } = authWorldOn({ run, close }, { demo: true, hashing: undefined });
    const persons = people.map(({ id }) => id);
    const browsers: Headers[] = [];
    for (let made = 0; made < sessions; made += 500)
      browsers.push(...(await openMany(auth, persons, 500)));
    const browserAt = (n: number) => browsers[(n * 7919) % browsers.length] as Headers;
    const floor = await spread(async () => {
      await run([CompiledQuery.raw('select * from auth_session where token = ?', ['nobody'])]);
    });
    const check = await spread(async (n) => {
      if (!(await auth.session(browserAt(n)))) throw new Error('a session that holds was refused');
    });
    const whole = await spread(async (n) => {
      const session = await auth.session(browserAt(n));
      const person = session && (await store.person(session.person));
      if (!person) throw new Error('nobody is signed in');
      may(actAs(person, null, now), 'draft:create', null);
    });
    const row = (what: string, ours: Spread, aim: string): Measured => ({
      what,
      figure: tell(ours),
      floor: tell(floor),
      ratio: ours.middle / floor.middle,
      aim,
    });
    return [
      row('session', check, ''),
      row('session, person and policy', whole, 'under 0.3 ms in the middle'),
    ];
  } finally {
    close();
    folder.remove();
  }
}

const openMany = (
  auth: ReturnType<typeof authWorldOn>['auth'],
  persons: readonly string[],
  count: number,
): Promise<readonly Headers[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, n) =>
      carrying(await auth.openDemo(persons[n % persons.length] ?? '', from)),
    ),
  );

interface Spread {
  readonly middle: number;
  readonly slow: number;
}

/** Milliseconds of each of many, one after the other; the first tenth warms up and does not count. */
async function spread(work: (n: number) => Promise<void>): Promise<Spread> {
  const times: number[] = [];
  for (let n = 0; n < checks; n += 1) {
    const start = performance.now();
    await work(n);
    if (n >= checks / 10) times.push(performance.now() - start);
  }
  return { middle: quantile(times, 0.5), slow: quantile(times, 0.99) };
}

const tell = ({ middle, slow }: Spread): string =>
  `${middle.toFixed(3)} ms, 99 % under ${slow.toFixed(3)} ms`;
