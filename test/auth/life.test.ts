/**
 * The life of an account against a model: nobody, invited, open. Random invitations, links good and
 * stale, resets, passwords and erasures leave the account where the model says, and let in only whom it
 * lets in. Each act comes a quarter of an hour or more after the one before, so tries never run out.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { authLimits } from '../../src/auth/limits.ts';
import { AuthFault } from '../../src/service/auth.ts';
import { type AuthWorld, from, tokenOf } from './accounts.ts';
import { openAuthWorld } from './world.ts';

type Kind = 'invitation' | 'password-reset';

interface Link {
  readonly kind: Kind;
  readonly token: string;
  readonly until: number;
}

interface Model {
  account: 'nobody' | 'invited' | 'open';
  password: string | null;
  /** Every link there ever was, the newest last, and those that are still good. */
  links: Link[];
  good: Set<Link>;
}

const passwords = ['the first long password', 'the second long password'] as const;
const pick = fc.constantFrom(...passwords);
const which = fc.nat({ max: 3 });
const act = fc.oneof(
  { arbitrary: fc.record({ type: fc.constantFrom('invite', 'askReset') }), weight: 4 },
  { arbitrary: fc.record({ type: fc.constant('erase') }), weight: 1 },
  { arbitrary: fc.record({ type: fc.constant('signIn'), password: pick }), weight: 3 },
  {
    arbitrary: fc.record({ type: fc.constantFrom('accept', 'reset'), which, password: pick }),
    weight: 6,
  },
);
type Act = (typeof act extends fc.Arbitrary<infer T> ? T : never) & {
  readonly which?: number;
  readonly password?: string;
};
const wait = fc
  .constantFrom(16, 29, 31, 60, 24 * 60, 8 * 24 * 60)
  .map((minutes) => minutes * 60_000);

const email = 'dina@example.kz';
const person = 'dina';

let world: AuthWorld;
beforeAll(() => {
  world = openAuthWorld();
});
afterAll(() => {
  vi.useRealTimers();
  world.close();
});

/** Moves the clock on; waiting is faked as well, or asking for links would take all the time there is. */
const pass = (ms: number) =>
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.now() + ms });

it('is where the model says after any acts', { timeout: 30_000 }, async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(act, wait), { minLength: 14, maxLength: 24 }),
      async (acts) => {
        await world.auth.eraseAccount(person);
        const model: Model = { account: 'nobody', password: null, links: [], good: new Set() };
        for (const [one, ms] of acts) {
          pass(ms);
          const wanted = expectation(model, one);
          seen.add(`${model.account} ${one.type} ${wanted}`);
          expect(await perform(model, one), JSON.stringify(one)).toBe(wanted);
          follow(model, one, wanted);
          expect(await world.auth.hasAccounts()).toBe(model.account === 'open');
          if (model.account !== 'open')
            expect(await world.rows('select * from auth_session')).toEqual([]);
        }
      },
    ),
    { numRuns: process.env.KELISIM_LONG ? 5_000 : 30 },
  );
  for (const path of ['open signIn done', 'open askReset sent', 'invited askReset none'])
    expect([...seen]).toContain(path);
});

/** Settles with the work, however long it waits by the clock. */
async function hurry(work: Promise<void>): Promise<void> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await new Promise((settled) => setImmediate(settled));
    vi.advanceTimersByTime(100);
  }
  await done;
}

const kindOf = (type: string): Kind => (type === 'accept' ? 'invitation' : 'password-reset');

/** The link an act shows: the newest of its kind, the one before, or any kind's. */
function shown({ links }: Model, { type, which: choice = 0 }: Act): Link | undefined {
  if (choice === 3) return links.at(-1);
  return links.filter(({ kind }) => kind === kindOf(type)).at(choice === 2 ? -2 : -1);
}

/** What the model says comes of an act. */
function expectation(model: Model, one: Act): string {
  switch (one.type) {
    case 'signIn':
      return model.account === 'open' && model.password === one.password ? 'done' : 'not-accepted';
    case 'askReset':
      return model.account === 'open' ? 'sent' : 'none';
    case 'accept':
    case 'reset': {
      const link = shown(model, one);
      const isGood =
        link && model.good.has(link) && link.kind === kindOf(one.type) && Date.now() < link.until;
      return isGood ? 'done' : 'link-spent';
    }
    default:
      return 'done';
  }
}

async function perform(model: Model, one: Act): Promise<string> {
  const { auth, letters } = world;
  const { password = '' } = one;
  const token = shown(model, one)?.token ?? 'made up';
  const sent = letters.length;
  try {
    if (one.type === 'invite') await auth.invite({ person, email, locale: 'kk' });
    if (one.type === 'erase') await auth.eraseAccount(person);
    if (one.type === 'signIn') await auth.signIn({ email, password }, from);
    if (one.type === 'accept') await auth.accept({ token, password }, from);
    if (one.type === 'reset') await auth.reset({ token, password }, from);
    if (one.type === 'askReset') {
      await hurry(auth.askReset(email, 'kk', from));
      return letters.length > sent ? 'sent' : 'none';
    }
    return 'done';
  } catch (error) {
    if (error instanceof AuthFault) return error.code;
    throw error;
  }
}

/** Moves the model on. */
function follow(model: Model, one: Act, came: string): void {
  const drop = (kind?: Kind) => {
    for (const link of model.good) if (!kind || link.kind === kind) model.good.delete(link);
  };
  if (one.type === 'erase') {
    drop();
    Object.assign(model, { account: 'nobody', password: null });
  }
  if (one.type === 'invite' || came === 'sent') {
    const kind = one.type === 'invite' ? 'invitation' : 'password-reset';
    const ms = kind === 'invitation' ? authLimits.invitationMs : authLimits.resetMs;
    const link = {
      kind,
      token: tokenOf(world.letters.at(-1)?.link ?? ''),
      until: Date.now() + ms,
    } as const;
    drop(kind);
    model.links.push(link);
    model.good.add(link);
    if (model.account === 'nobody') model.account = 'invited';
  }
  if (came === 'done' && (one.type === 'accept' || one.type === 'reset')) {
    const link = shown(model, one);
    if (link) model.good.delete(link);
    Object.assign(model, { account: 'open', password: one.password });
  }
}
