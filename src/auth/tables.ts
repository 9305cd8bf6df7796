/** The tables of accounts as Kysely sees them; `schema/migrations` is where they are made. */
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

/** Instants are ISO, UTC, and so sort as text. */
export interface AuthTables {
  auth_user: {
    id: string;
    name: string;
    email: string;
    email_verified: number;
    two_factor_enabled: number;
    created_at: string;
    updated_at: string;
  };
  auth_session: {
    id: string;
    token: string;
    user_id: string;
    expires_at: string;
    proven_at: string;
    seen_at: string;
    idle_ms: number;
    user_agent: string | null;
    created_at: string;
    updated_at: string;
  };
  auth_account: {
    id: string;
    account_id: string;
    provider_id: string;
    user_id: string;
    password: string | null;
    created_at: string;
    updated_at: string;
  };
  auth_two_factor: {
    id: string;
    user_id: string;
    verified: number;
    confirmed_at: string | null;
  };
  auth_passkey: {
    id: string;
    user_id: string;
    public_key: string;
    counter: number;
    transports: string;
    label: string;
    created_at: string;
    used_at: string | null;
  };
  auth_ticket: { hash: string; kind: TicketKind; subject: string; expires_at: string };
  auth_attempt: { key: string; count: number; ends_at: string };
}

export type TicketKind =
  | 'invitation'
  | 'reset'
  | 'passkey-sign-in'
  | 'passkey-new'
  | 'passkey-proof';

/** Kysely as compiler: queries are run by the store's `run` alone. */
export const authSql = new Kysely<AuthTables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});
