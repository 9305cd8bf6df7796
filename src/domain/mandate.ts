/**
 * Who may act in whose place: delegations, absences and default deputies of one organisation, as the
 * fold of its ledger. It decides about mandates and by them; it never reads a clock or a directory.
 *
 * Laws: a mandate holds from its first instant to before its last, for its draft where it names one,
 * between two persons of one organisation, the one of them a signatory. It is looked up directly and
 * never followed further, and nobody gives one while acting in another's place: depth is one.
 */
import type { Actor } from './access.ts';
import type { Member } from './directory.ts';
import type { Author } from './draft/event.ts';
import { refuse } from './draft/refusal.ts';
import { refuseField } from './field-fault.ts';
import type { Entry } from './ledger.ts';

/** `of` is always the person in whose place another acts. Instants are ISO, UTC, with milliseconds. */
export type MandateFact =
  | {
      readonly type: 'delegated';
      readonly of: string;
      readonly to: string;
      readonly from: string;
      readonly until: string;
      /** The only draft it is for. */
      readonly draft?: string;
    }
  | {
      readonly type: 'absent';
      readonly of: string;
      readonly from: string;
      readonly until: string;
    }
  /** Who acts while the person is absent; nobody when null. */
  | { readonly type: 'deputyNamed'; readonly of: string; readonly deputy: string | null }
  | { readonly type: 'revoked'; readonly mandate: string; readonly reason: string };

/** A delegation, or with `to` null an absence, during which the default deputy acts. */
export interface Mandate {
  /** The organisation and the number of the entry that gave it, as in `economy-3`. */
  readonly mandate: string;
  readonly of: string;
  readonly to: string | null;
  readonly from: string;
  readonly until: string;
  readonly draft: string | null;
  readonly at: string;
  readonly by: Author;
  readonly revoked: { readonly at: string; readonly by: Author; readonly reason: string } | null;
}

/** All mandates an organisation ever gave, in order, and the deputies as they are. */
export interface Mandates {
  readonly organisation: string;
  readonly mandates: readonly Mandate[];
  readonly deputies: Readonly<Record<string, string>>;
  /** When each deputy was named, by signatory. */
  readonly namedAt: Readonly<Record<string, string>>;
}

/** The mandates after these entries of the organisation's ledger. */
export function foldMandates(
  organisation: string,
  entries: readonly Entry<MandateFact>[],
): Mandates {
  const mandates: Mandate[] = [];
  const deputies = new Map<string, string>();
  const namedAt = new Map<string, string>();
  for (const entry of entries) {
    const { at, by } = entry;
    if (entry.type === 'deputyNamed') {
      if (entry.deputy === null) deputies.delete(entry.of);
      else deputies.set(entry.of, entry.deputy);
      namedAt.set(entry.of, at);
    } else if (entry.type === 'revoked') {
      const index = mandates.findIndex(({ mandate }) => mandate === entry.mandate);
      const revoked = { at, by, reason: entry.reason };
      mandates[index] = { ...(mandates[index] as Mandate), revoked };
    } else {
      const { of, from, until } = entry;
      const given = entry.type === 'delegated' ? entry : { to: null, draft: undefined };
      const mandate = `${organisation}-${entry.seq}`;
      const { to, draft = null } = given;
      mandates.push({ mandate, of, to, from, until, draft, at, by, revoked: null });
    }
  }
  return {
    organisation,
    mandates,
    deputies: Object.fromEntries(deputies),
    namedAt: Object.fromEntries(namedAt),
  };
}

/** Why nobody may act in a person's place; of several mandates that do not hold, the newest tells. */
export type NoMandate = 'none' | 'not-yet' | 'over' | 'revoked' | 'other-draft';

/**
 * The mandate by which a person acts in another's place, or why there is none. `draft` is null for
 * what concerns no draft. A mandate of another organisation is as good as none, and so is one given
 * before either of them was appointed as they are: with an appointment all ends that came of it.
 */
export function actingFor(
  { organisation, mandates, deputies, namedAt }: Mandates,
  person: Member,
  of: Member,
  draft: string | null,
  now: string,
): { readonly mandate: string } | { readonly why: NoMandate } {
  const isInside = person.organisation === organisation && of.organisation === organisation;
  if (!isInside || of.role !== 'signatory' || person.id === of.id) return { why: 'none' };
  const isSince = (at: string, member: Member) => member.since === undefined || member.since <= at;
  const concerning = mandates.filter(
    (one) =>
      one.of === of.id &&
      (one.to ?? deputies[of.id]) === person.id &&
      isSince(one.at, of) &&
      isSince(one.to === null ? (namedAt[of.id] ?? one.at) : one.at, person),
  );
  const valid = concerning.find((one) => faultOf(one, draft, now) === null);
  if (valid) return { mandate: valid.mandate };
  const newest = concerning.at(-1);
  return { why: (newest && faultOf(newest, draft, now)) ?? 'none' };
}

function faultOf(mandate: Mandate, draft: string | null, now: string): NoMandate | null {
  if (mandate.revoked && mandate.revoked.at <= now) return 'revoked';
  if (now < mandate.from || now < mandate.at) return 'not-yet';
  if (now >= mandate.until) return 'over';
  return mandate.draft === null || mandate.draft === draft ? null : 'other-draft';
}

/**
 * True when what somebody did in another's place rests on a mandate that held then. An entry of the
 * same instant may have come before the act or after it: either will do.
 */
export function heldAt(
  organisation: string,
  entries: readonly Entry<MandateFact>[],
  { by, draft, at }: { readonly by: Author; readonly draft: string; readonly at: string },
): boolean {
  const { person, inPlaceOf } = by;
  const [first, last] = [
    entries.filter((one) => one.at < at),
    entries.filter((one) => one.at <= at),
  ];
  for (let count = first.length; count <= last.length; count++) {
    const { mandates, deputies } = foldMandates(organisation, entries.slice(0, count));
    const found = mandates.find(({ mandate }) => mandate === inPlaceOf?.mandate);
    const isTheirs = found?.of === inPlaceOf?.person;
    const isFor = found && (found.to ?? deputies[found.of]) === person;
    if (isTheirs && isFor && faultOf(found, draft, at) === null) return true;
  }
  return false;
}

export type MandateCommand =
  /** The actor's own right to sign goes to another as well. */
  | {
      readonly type: 'delegate';
      readonly to: string;
      readonly from: string;
      readonly until: string;
      readonly draft?: string;
    }
  | {
      readonly type: 'declareAbsence';
      readonly of: string;
      readonly from: string;
      readonly until: string;
    }
  | { readonly type: 'nameDeputy'; readonly of: string; readonly deputy: string | null }
  | { readonly type: 'revokeMandate'; readonly mandate: string; readonly reason: string };

/**
 * The fact a command about mandates leads to. A signatory arranges for no one else; a coordinator
 * declares absent and names deputies for any signatory, so that nobody's absence stalls a draft.
 * *Refuses:* forbidden, invalid, not-found, nothing-changed, already-answered, reason-required.
 */
export function decideMandate(
  command: MandateCommand,
  mandates: Mandates,
  members: readonly Member[],
  { actor, now }: { readonly actor: Actor; readonly now: string },
): MandateFact {
  if (command.type === 'revokeMandate') return revoke(command, mandates, actor);
  const of = command.type === 'delegate' ? actor.person : command.of;
  if (of !== actor.person && actor.role !== 'coordinator')
    refuse('forbidden', { action: 'mandate:arrange' });
  requireSignatory(of, members, mandates.organisation);
  if (command.type === 'nameDeputy') {
    const { deputy } = command;
    if (deputy !== null) requireOther(deputy, of, mandates.organisation, members, '/deputy');
    if ((mandates.deputies[of] ?? null) === deputy) refuse('nothing-changed', { what: 'deputy' });
    return { type: 'deputyNamed', of, deputy };
  }
  const { from, until } = command;
  if (until <= from) refuseField('/until', { code: 'ends-before-it-begins' });
  if (until <= now) refuseField('/until', { code: 'over-already' });
  if (command.type === 'declareAbsence') return { type: 'absent', of, from, until };
  const { to, draft } = command;
  requireOther(to, of, mandates.organisation, members, '/to');
  return { type: 'delegated', of, to, from, until, ...(draft === undefined ? {} : { draft }) };
}

function requireSignatory(id: string, members: readonly Member[], organisation: string): void {
  const isSignatory = members.some(
    (one) => one.id === id && one.organisation === organisation && one.role === 'signatory',
  );
  if (!isSignatory) refuse('not-found', { what: 'signatory', id });
}

function requireOther(
  id: string,
  of: string,
  organisation: string,
  members: readonly Member[],
  field: string,
): void {
  if (id === of) refuseField(field, { code: 'own-place' });
  if (!members.some((one) => one.id === id && one.organisation === organisation))
    refuseField(field, { code: 'other-organisation' });
}

/** Who gave a mandate takes it back, and so does a coordinator; what was done by it stays done. */
function revoke(
  { mandate: id, reason }: Extract<MandateCommand, { type: 'revokeMandate' }>,
  { mandates }: Mandates,
  actor: Actor,
): MandateFact {
  const index = mandates.findIndex(({ mandate }) => mandate === id);
  const mandate = mandates[index];
  if (!mandate) return refuse('not-found', { what: 'mandate', id });
  if (mandate.of !== actor.person && actor.role !== 'coordinator')
    refuse('forbidden', { action: 'mandate:revoke' });
  if (mandate.revoked) refuse('already-answered', { what: 'mandate', number: index + 1 });
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  return { type: 'revoked', mandate: id, reason };
}
