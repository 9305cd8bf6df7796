/**
 * Erasing a person: what is theirs goes, what they did stays under an id that says nothing any more.
 * The directory decides and records; everything kept beside it under their id is dropped afterwards,
 * each part at once. Asked again it drops what a crash has left, so it can always be finished.
 */
import { may } from '../domain/access.ts';
import type { ErasureReason } from '../domain/access-log.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { AccessLog } from './access-log.ts';
import type { DirectoryDesk } from './directory.ts';
import type { Reply, Terms } from './dispatch.ts';
import type { Store } from './ports.ts';
import type { Tools } from './tools.ts';

export interface Erased {
  readonly reply: Reply;
  /** True when the database's files hold nothing of it either; else their next rewriting sees to it. */
  readonly clean: boolean;
}

export interface ErasureDesk {
  /**
   * Erases a person for good. *Refuses:* as the directory does; an erased person is erased again
   * without a record, and `reply` gets the directory's revision as it is.
   */
  erasePerson(
    person: string,
    why: ErasureReason,
    terms: Terms,
    reply: (seq: number) => Reply,
  ): Promise<Erased>;
}

type Outside = Tools &
  Pick<DirectoryDesk, 'keepDirectory' | 'directorySeq'> & { readonly access: AccessLog };

const action = 'person:write';

export function createErasureDesk(outside: Outside): ErasureDesk {
  const { store, auth, access, keepDirectory, directorySeq } = outside;
  return {
    async erasePerson(person, why, terms, reply) {
      const { actor } = terms;
      if (!actor || !may(actor, action, null)) return refuse('forbidden', { action });
      const isErased = (await store.person(person))?.state === 'erased';
      const command = { type: 'erase', person } as const;
      const answer = isErased
        ? reply(await directorySeq())
        : await keepDirectory(action, command, terms, reply);
      if (!isErased) await access.noteAccess(person, { type: 'erased', why }, null, actor);
      await auth?.eraseAccount(person);
      await dropTraces(store, person);
      return { reply: answer, clean: await store.scrub() };
    },
  };
}

/** Everything beside their account that is kept under a person's id and is no record. */
const dropTraces = (store: Store, person: string): Promise<unknown> =>
  Promise.all([
    store.tokens.forget(person),
    store.inbox.forget(person),
    store.outbox.forget(person),
    store.notices.forget(person),
    store.calendarFeeds.forget(person),
    store.access.forget({ person }),
    store.forgetReceipts(person),
  ]);
