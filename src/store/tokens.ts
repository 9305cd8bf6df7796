/** Tokens as a table. */
import type { CompiledQuery } from 'kysely';
import type { Token, TokenAction } from '../domain/token.ts';
import type { TokenStore } from '../service/tokens.ts';
import type { Run } from './run.ts';
import { sql, type Tables } from './tables.ts';

export function sqlTokens(run: Run): TokenStore {
  const read = async (query: CompiledQuery) =>
    ((await run([query]))[0] as unknown as readonly Tables['token'][]).map(readToken);
  const write = async (query: CompiledQuery) => {
    await run([query]);
  };
  return {
    put: (token) => write(sql.insertInto('token').values(writeToken(token)).compile()),
    find: async (id) => (await read(tokenRows.where('id', '=', id).compile()))[0] ?? null,
    of: (person) =>
      read(
        tokenRows.where('person', '=', person).orderBy('made_at', 'desc').orderBy('id').compile(),
      ),
    revoke: (person, id, at) => write(revoking(person, id, at)),
    forget: (person) => write(sql.deleteFrom('token').where('person', '=', person).compile()),
    markUsed: (id, at, before) =>
      write(
        sql
          .updateTable('token')
          .set({ used_at: at })
          .where('id', '=', id)
          .where(({ or, eb }) => or([eb('used_at', 'is', null), eb('used_at', '<=', before)]))
          .compile(),
      ),
  };
}

const tokenRows = sql.selectFrom('token').selectAll();

function revoking(person: string, id: string | null, at: string): CompiledQuery {
  const all = sql
    .updateTable('token')
    .set({ revoked_at: at })
    .where('person', '=', person)
    .where('revoked_at', 'is', null);
  return (id === null ? all : all.where('id', '=', id)).compile();
}

const writeToken = (token: Token): Tables['token'] => ({
  id: token.id,
  person: token.person,
  organisation: token.organisation,
  role: token.role,
  label: token.label,
  scopes: JSON.stringify(token.scopes),
  digest: token.digest,
  made_at: token.madeAt,
  expires_at: token.expiresAt,
  revoked_at: token.revokedAt,
  used_at: token.usedAt,
});

const readToken = (row: Tables['token']): Token => ({
  id: row.id,
  person: row.person,
  organisation: row.organisation,
  role: row.role as Token['role'],
  label: row.label,
  scopes: JSON.parse(row.scopes) as readonly TokenAction[],
  digest: row.digest,
  madeAt: row.made_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  usedAt: row.used_at,
});
