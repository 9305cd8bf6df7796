/** Decisions on persons: adding, correcting, suspending, restoring, erasing. Each needs an administrator, but for one's own language. */
import type { Person } from './directory.ts';
import { endNow } from './directory-appoint.ts';
import {
  type Decisions,
  type Desk,
  readNames,
  requireAdministrating,
  requireChange,
  requirePerson,
} from './directory-desk.ts';
import { refuse } from './draft/refusal.ts';
import type { Names } from './language.ts';

type PersonCommand =
  | 'addPerson'
  | 'correctPerson'
  | 'chooseLanguage'
  | 'suspend'
  | 'restore'
  | 'erase';

export const personDecisions: Pick<Decisions, PersonCommand> = {
  addPerson({ person: id, name, email, language }, desk) {
    requireAdministrating(desk, 'person:write');
    requireFree(email, id, desk);
    const person: Person = {
      id,
      name: readNames(name, '/name'),
      email,
      ...(language && { language }),
      state: 'active',
      appointments: [],
    };
    const fact = { type: 'personAdded', person: id, commitment: desk.commit(person) } as const;
    return [{ fact, person }];
  },

  correctPerson({ person: id, name, email, language }, desk) {
    requireAdministrating(desk, 'person:write');
    const before = requirePerson(desk, id);
    if (email !== undefined) requireFree(email, id, desk);
    const person: Person = {
      ...before,
      name: readNames(name ?? before.name, '/name'),
      email: email === undefined ? before.email : email,
      ...(language && { language }),
    };
    const own = (one: Person) => [one.name, one.email, one.language];
    requireChange(own(before), own(person), 'person');
    const fact = { type: 'personCorrected', person: id, commitment: desk.commit(person) } as const;
    return [{ fact, person }];
  },

  /** Everybody's own: an administrator corrects it, and nobody chooses it for another. */
  chooseLanguage({ person: id, language }, desk) {
    if (id !== desk.actor.person) refuse('forbidden', { action: 'me:write' });
    const before = requirePerson(desk, id);
    requireChange(before.language, language, 'language');
    const person: Person = { ...before, language };
    const fact = { type: 'personCorrected', person: id, commitment: desk.commit(person) } as const;
    return [{ fact, person }];
  },

  /** Their appointments stay, and serve for nothing until they are restored. */
  suspend({ person: id }, desk) {
    requireAnother(id, desk);
    const before = requirePerson(desk, id);
    if (before.state === 'suspended') refuse('nothing-changed', { what: 'state' });
    const fact = { type: 'personSuspended', person: id } as const;
    return [{ fact, person: { ...before, state: 'suspended' } }];
  },

  restore({ person: id }, desk) {
    requireAnother(id, desk);
    const before = requirePerson(desk, id);
    if (before.state === 'active') refuse('nothing-changed', { what: 'state' });
    const fact = { type: 'personRestored', person: id } as const;
    return [{ fact, person: { ...before, state: 'active' } }];
  },

  /** Names, address and positions go; that somebody of this id was appointed to what and when stays. */
  erase({ person: id }, desk) {
    requireAnother(id, desk);
    const before = requirePerson(desk, id);
    const ended = endNow(before, () => true, desk.now);
    const { appointments } = ended.at(-1)?.person ?? before;
    const person: Person = {
      id,
      name: nobody,
      email: null,
      state: 'erased',
      appointments: appointments.map((one) => ({ ...one, position: nothing })),
    };
    return [...ended, { fact: { type: 'personErased', person: id }, person }];
  },
};

/** What stands where a name and a position were. */
const nobody: Names = { kk: 'Өшірілген тұлға', ru: 'Удалённое лицо', en: 'Erased person' };
const nothing: Names = { kk: '—', ru: '—', en: '—' };

/** Nobody shuts themselves out. *Refuses:* forbidden. */
function requireAnother(id: string, desk: Desk): void {
  requireAdministrating(desk, 'person:write');
  if (id === desk.actor.person) refuse('forbidden', { action: 'person:write' });
}

/** *Refuses:* taken. */
function requireFree(email: string | null, id: string, { holder }: Desk): void {
  if (email !== null && (holder(email) ?? id) !== id)
    refuse('taken', { field: '/email', what: 'address' });
}
