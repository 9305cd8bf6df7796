/**
 * Who may appoint whom to what. An appointment is never wider than what its giver may do: whoever is
 * no administrator gives one role only, whose every action is an action of their own too, and only in
 * the organisation they act for; and nobody appoints themselves.
 *
 * A signatory answers for a body and picks who prepares the answers, so reviewers are theirs to
 * appoint; a drafter may begin drafts, which a signatory may not, so drafters are not. Who acts in
 * another's place appoints nobody: the depth of mandates is one.
 */
import type { Actor, Role } from './access.ts';
import type { AppointedRole } from './directory.ts';

/** The one role that each of these roles gives in its own organisation. */
export const grantedBy = {
  signatory: 'reviewer',
  partner: 'partner-member',
} as const satisfies Partial<Record<Role, AppointedRole>>;

/** True when the actor may give this appointment, and take it back. */
export function mayAppoint(
  actor: Actor,
  appointment: {
    readonly person: string;
    readonly organisation: string;
    readonly role: AppointedRole;
  },
): boolean {
  const { person, organisation, role, inPlaceOf } = actor;
  if (inPlaceOf || person === appointment.person) return false;
  if (role === 'administrator') return true;
  const granted: AppointedRole | undefined = grantedBy[role as keyof typeof grantedBy];
  return granted === appointment.role && organisation === appointment.organisation;
}
