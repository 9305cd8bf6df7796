/** Who has an account, as rows: inviting, passwords, erasing. */
import { sql } from 'kysely';
import type { Run } from '../store/run.ts';
import { instant } from './clock.ts';
import { authSql } from './tables.ts';

/** An invitation was taken up, or not yet. */
export interface Account {
  readonly person: string;
  readonly isOpen: boolean;
}

/** An account that waits for its person; one there is keeps everything but its address. */
export async function putAccount(run: Run, person: string, email: string): Promise<void> {
  const at = instant();
  const query = authSql
    .insertInto('auth_user')
    .values({
      id: person,
      name: '',
      email: readEmail(email),
      email_verified: 0,
      two_factor_enabled: 0,
      created_at: at,
      updated_at: at,
    })
    .onConflict((clash) =>
      clash.column('id').doUpdateSet({ email: readEmail(email), updated_at: at }),
    );
  await run([freeAddress(readEmail(email), person), query.compile()]);
}

/** The account of an address; null for none. */
export async function accountByEmail(run: Run, email: string): Promise<Account | null> {
  const query = authSql
    .selectFrom('auth_user')
    .select(['id', 'email_verified'])
    .where('email', '=', readEmail(email));
  const [[row] = []] = await run([query.compile()]);
  return row ? { person: String(row.id), isOpen: row.email_verified === 1 } : null;
}

/**
 * Makes this the address of a person's account, if they have one; an account that held it before it was
 * given to them holds none any more. Nothing is written where all is so already.
 */
export async function moveAddress(run: Run, person: string, email: string): Promise<void> {
  if ((await accountByEmail(run, email))?.person === person) return;
  const moved = authSql.updateTable('auth_user').set({ email }).where('id', '=', person);
  await run([freeAddress(email, person), moved.compile()]);
}

const freeAddress = (email: string, person: string) =>
  authSql
    .updateTable('auth_user')
    .set({ email: sql<string>`id || '@moved.invalid'` })
    .where('email', '=', email)
    .where('id', '<>', person)
    .compile();

/** The address of an account. */
export async function emailOf(run: Run, person: string): Promise<string | null> {
  const query = authSql.selectFrom('auth_user').select('email').where('id', '=', person);
  const [[row] = []] = await run([query.compile()]);
  return row ? String(row.email) : null;
}

/** Puts a password in place, opens the account, and ends all its sessions but `kept`, at once. */
export async function setPassword(
  run: Run,
  person: string,
  hash: string,
  kept = '',
): Promise<void> {
  const at = instant();
  const password = authSql
    .insertInto('auth_account')
    .values({
      id: `password-${person}`,
      account_id: person,
      provider_id: 'credential',
      user_id: person,
      password: hash,
      created_at: at,
      updated_at: at,
    })
    .onConflict((clash) =>
      clash.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: at }),
    );
  await run([
    password.compile(),
    openQuery(person, at),
    authSql
      .deleteFrom('auth_session')
      .where('user_id', '=', person)
      .where('id', '<>', kept)
      .compile(),
  ]);
}

/** True when a code of an app is asked for at sign-in. */
export async function hasCodes(run: Run, person: string): Promise<boolean> {
  const query = authSql
    .selectFrom('auth_user')
    .select('two_factor_enabled')
    .where('id', '=', person);
  const [[row] = []] = await run([query.compile()]);
  return row?.two_factor_enabled === 1;
}

/** Notes that a first code is shown now: since then the app is in force, if it is right. */
export async function noteFirstCode(run: Run, person: string): Promise<void> {
  const query = authSql
    .updateTable('auth_two_factor')
    .set({ confirmed_at: instant() })
    .where('user_id', '=', person);
  await run([query.compile()]);
}

/** When the first code of a person's app was shown; null where that is not known. */
export async function firstCodeAt(run: Run, person: string): Promise<string | null> {
  const query = authSql
    .selectFrom('auth_two_factor')
    .select('confirmed_at')
    .where('user_id', '=', person);
  const [[row] = []] = await run([query.compile()]);
  return (row?.confirmed_at as string | null | undefined) ?? null;
}

/** True when an invitation to this account was taken up. */
export async function isOpen(run: Run, person: string): Promise<boolean> {
  const query = authSql.selectFrom('auth_user').select('email_verified').where('id', '=', person);
  const [[row] = []] = await run([query.compile()]);
  return row?.email_verified === 1;
}

const openQuery = (person: string, at: string) =>
  authSql
    .updateTable('auth_user')
    .set({ email_verified: 1, updated_at: at })
    .where('id', '=', person)
    .compile();

/** True when anybody's account is open. */
export async function hasOpenAccount(run: Run): Promise<boolean> {
  const query = authSql
    .selectFrom('auth_user')
    .select('id')
    .where('email_verified', '=', 1)
    .limit(1);
  const [rows = []] = await run([query.compile()]);
  return rows.length > 0;
}

/** Removes an account with all that hangs on it. */
export async function eraseAccount(run: Run, person: string): Promise<void> {
  await run([
    authSql.deleteFrom('auth_ticket').where('subject', '=', person).compile(),
    authSql.deleteFrom('auth_user').where('id', '=', person).compile(),
  ]);
}

/** An address as it is compared: in lower case, without blanks around it. */
export const readEmail = (email: string): string => email.trim().toLowerCase();
