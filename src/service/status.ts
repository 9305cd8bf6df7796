/** How the server stands, for those who keep it: what is stored, what waits, what was checked. */
import type { Tools } from './tools.ts';
import type { VerificationState } from './verification.ts';

/** A change of the tables that was made. */
export interface Migration {
  readonly name: string;
  /** ISO instant; null where the database does not say it. */
  readonly at: string | null;
}

export interface StatusStore {
  /** In the order they were made; none where the database was made in another way. */
  migrations(): Promise<readonly Migration[]>;
  /** Drafts there are, and events in their logs. */
  sizes(): Promise<{ readonly drafts: number; readonly events: number }>;
}

export interface ServerStatus {
  readonly migrations: readonly Migration[];
  readonly drafts: number;
  readonly events: number;
  readonly verification: VerificationState;
  readonly letters: {
    /** True where a mail server takes them. */
    readonly go: boolean;
    readonly waiting: number;
    readonly failed: number;
    /** When the oldest of those that wait was written. */
    readonly since: string | null;
  };
}

export interface StatusReader {
  readStatus(): Promise<ServerStatus>;
}

export const createStatusReader = ({
  store,
  mails,
}: Pick<Tools, 'store'> & { readonly mails: boolean }): StatusReader => ({
  async readStatus() {
    const [migrations, sizes, { state }, queue] = await Promise.all([
      store.status.migrations(),
      store.status.sizes(),
      store.verification.read(),
      store.outbox.queue(),
    ]);
    return { migrations, ...sizes, verification: state, letters: { go: mails, ...queue } };
  },
});
