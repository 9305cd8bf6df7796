/** Writing and reading mandates: delegations, absences, default deputies, revocations. */
import { type Actor, sees } from '../domain/access.ts';
import { membersAt } from '../domain/directory.ts';
import { refuse } from '../domain/draft/refusal.ts';
import {
  decideMandate,
  foldMandates,
  type MandateCommand,
  type MandateFact,
  type Mandates,
} from '../domain/mandate.ts';
import type { Reply, Terms } from './dispatch.ts';
import { writeEntry } from './ledgers.ts';
import { writePlaceLetters } from './letters-draft.ts';
import { loadMandates, mandatesLedger } from './mandates-acting.ts';
import type { Tools } from './tools.ts';

export interface MandateDesk {
  /**
   * One command about mandates; instants may be written in any ISO form. The reply is made of the
   * organisation's mandates after it. *Refuses:* forbidden, not-found, invalid, nothing-changed,
   * already-answered, reason-required.
   */
  arrangeMandate(
    command: MandateCommand,
    terms: Terms,
    reply: (mandates: Mandates) => Reply,
  ): Promise<Reply>;
  /** The mandates of the actor's organisation; a coordinator reads any. *Refuses:* forbidden. */
  readMandates(actor: Actor, organisation?: string): Promise<Mandates>;
}

export function createMandateDesk({ store, clock }: Tools): MandateDesk {
  return {
    async arrangeMandate(given, terms, reply) {
      const command = withInstants(given);
      if (command.type === 'delegate' && command.draft !== undefined) {
        const draft = await store.load(command.draft);
        if (!draft || !sees(terms.actor, draft))
          refuse('not-found', { what: 'draft', id: command.draft });
      }
      const people = membersAt(await store.people(personsOf(command, terms.actor)), clock.now());
      const organisation = organisationOf(command, terms.actor, people);
      const ledger = mandatesLedger(organisation);
      const action = command.type === 'delegate' ? 'mandate:give' : 'mandate:arrange';
      return writeEntry<MandateFact>(
        store,
        clock,
        {
          ledger,
          action,
          draft: null,
          decide: (entries, context) =>
            decideMandate(command, foldMandates(organisation, entries), people, context),
          reply: (entries) => reply(foldMandates(organisation, entries)),
          tell: (entries) => writePlaceLetters(store, organisation, entries),
        },
        terms,
      );
    },
    async readMandates(actor, organisation = actor.organisation) {
      if (organisation !== actor.organisation && actor.role !== 'coordinator')
        return refuse('forbidden', { action: 'mandate:read' });
      return loadMandates(store, organisation);
    },
  };
}

/** Everybody a command is about. */
function personsOf(command: MandateCommand, actor: Actor | null): readonly string[] {
  const ids = actor ? [actor.person] : [];
  if ('of' in command) ids.push(command.of);
  if (command.type === 'delegate') ids.push(command.to);
  if (command.type === 'nameDeputy' && command.deputy !== null) ids.push(command.deputy);
  return ids;
}

/** Instants in the one form in which they compare as text. */
function withInstants(command: MandateCommand): MandateCommand {
  if (!('from' in command)) return command;
  const iso = (instant: string) => new Date(instant).toISOString();
  return { ...command, from: iso(command.from), until: iso(command.until) };
}

/**
 * The organisation whose mandates a command is about: a coordinator's commands go to any, everybody
 * else's to their own. *Refuses:* forbidden, unauthenticated.
 */
function organisationOf(
  command: MandateCommand,
  actor: Actor | null,
  people: readonly { readonly id: string; readonly organisation: string }[],
): string {
  if (!actor) return refuse('unauthenticated', { why: 'this needs an actor' });
  const own = actor.organisation;
  if (command.type === 'revokeMandate') {
    const named = command.mandate.slice(0, Math.max(command.mandate.lastIndexOf('-'), 0));
    if (named === own || actor.role === 'coordinator') return named;
    return refuse('forbidden', { action: 'mandate:revoke' });
  }
  if (command.type === 'delegate' || actor.role !== 'coordinator') return own;
  return people.find(({ id }) => id === command.of)?.organisation ?? own;
}
