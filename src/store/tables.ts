/** The tables as Kysely sees them; `schema/migrations` is where they are made. */
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

export interface Tables {
  event: { draft: string; seq: number; hash: string; body: string };
  frame: { id: number; size: number; body: Uint8Array; dictionary: number | null };
  chunk: {
    id: number;
    hash: Uint8Array;
    frame: number;
    start: number;
    length: number;
    size: number;
    base: number | null;
    more: string | null;
    depth: number;
  };
  ledger: { name: string; seq: number; hash: string; body: string };
  snapshot: { draft: string; seq: number; body: string };
  receipt: {
    person: string;
    key: string;
    request: string;
    status: number;
    body: string;
    at: string;
  };
  draft: {
    id: string;
    seq: number;
    owner: string;
    visibility: string;
    parties: string;
    /** Null where no append has said it since the column is there. */
    involved: string | null;
    state: string;
    kind: string;
    titles: string;
    languages: string;
    version: number;
    due: string | null;
    wake: string | null;
    workflow: string | null;
    edition: string | null;
    created_at: string;
    updated_at: string;
  };
  organisation: { id: string; kind: string; body: string };
  person: {
    id: string;
    email: string | null;
    state: string;
    skeleton: string;
    search: string;
    salt: string | null;
    body: string;
  };
  appointment: {
    person: string;
    number: number;
    organisation: string;
    role: string;
    starts: string;
    ends: string | null;
    body: string;
  };
  token: {
    id: string;
    person: string;
    organisation: string;
    role: string;
    label: string;
    scopes: string;
    digest: string;
    made_at: string;
    expires_at: string;
    revoked_at: string | null;
    used_at: string | null;
  };
  inbox_mark: {
    person: string;
    organisation: string;
    role: string;
    task: string;
    at: string;
    until: string | null;
  };
  notice_choice: {
    person: string;
    way: string;
    hour: number;
    zone: string;
    next: string | null;
  };
  webhook: {
    id: string;
    organisation: string;
    label: string;
    url: string;
    kinds: string;
    state: string;
    secret: string;
    previous: string | null;
    previous_until: string | null;
    rests: string | null;
    delivered_at: string | null;
    made_at: string;
    made_by: string;
  };
  webhook_message: {
    id: string;
    webhook: string;
    kind: string;
    message: string;
    state: string;
    tries: number;
    due: string | null;
    status: number | null;
    fault: string | null;
    answer: string | null;
    tried_at: string | null;
    created_at: string;
    ended_at: string | null;
  };
  calendar_feed: {
    person: string;
    digest: string;
    made_at: string;
    used_at: string | null;
  };
  letter_mark: { ledger: string; seq: number };
  access_origin: {
    seq: number;
    person: string | null;
    salt: string;
    network: string;
    device: string;
    at: string;
  };
  access_tally: { minute: string; key: string; body: string; count: number };
  verification: { id: number; seq: number; body: string };
  outbox: {
    id: string;
    person: string;
    kind: string;
    lang: string;
    address: string | null;
    letter: string | null;
    state: string;
    tries: number;
    due: string | null;
    ends: string | null;
    fault: string | null;
    created_at: string;
    ended_at: string | null;
  };
}

/** Kysely as compiler: it turns typed queries into SQL and never touches a database. */
export const sql = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});
