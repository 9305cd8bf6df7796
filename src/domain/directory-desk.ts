/**
 * What a decision of the directory may look at, and what all of them require of what they are given.
 */
import { limits } from '../../schema/limits.ts';
import type { Action, Actor } from './access.ts';
import type { Organisation, Person, Unit } from './directory.ts';
import type { DirectoryCommand, DirectoryCommandType, DirectoryFact } from './directory-facts.ts';
import { refuse } from './draft/refusal.ts';
import { refuseField } from './field-fault.ts';
import type { Names } from './language.ts';
import type { Hash } from './text/canonical.ts';

/**
 * Organisations and persons by id. To decide on a command it holds every organisation, the persons
 * the command is about, who holds an address or an id like theirs, and all administrators; to end an
 * organisation or a unit, everybody ever appointed to it.
 */
export interface Directory {
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly people: ReadonlyMap<string, Person>;
}

export interface DirectoryContext {
  readonly actor: Actor;
  /** ISO instant, UTC. */
  readonly now: string;
  /** At least 128 random bits, as text. */
  readonly salt: () => string;
}

/** One fact with the entry it leaves; the wording of the fact is complete but for commitments. */
export type Step =
  | { readonly fact: DirectoryFact; readonly organisation: Organisation }
  | { readonly fact: DirectoryFact; readonly person: Person };

/** What a decision may look at. */
export interface Desk {
  readonly directory: Directory;
  readonly actor: Actor;
  readonly now: string;
  /** The person with this address; null for nobody. */
  readonly holder: (email: string) => string | null;
  /** The commitment to what is a person's own, under a new salt. */
  readonly commit: (person: Person) => Hash;
}

export type Decisions = {
  readonly [T in DirectoryCommandType]: (
    command: Extract<DirectoryCommand, { type: T }>,
    desk: Desk,
  ) => readonly Step[];
};

/** *Refuses:* forbidden for anybody but an administrator who acts in their own place. */
export function requireAdministrating({ actor }: Desk, action: Action): void {
  if (actor.role !== 'administrator' || actor.inPlaceOf) refuse('forbidden', { action });
}

/** The person of a command. *Refuses:* not-found; invalid for one who was erased. */
export function requirePerson({ directory }: Desk, id: string): Person {
  const person = directory.people.get(id) ?? refuse('not-found', { what: 'person', id });
  if (person.state === 'erased') refuse('ended', { what: 'person', id });
  return person;
}

/** The organisation of a command. *Refuses:* not-found; ended for one that ceased to be. */
export function requireOrganisation({ directory }: Desk, id: string): Organisation {
  const found = directory.organisations.get(id) ?? refuse('not-found', { what: 'agency', id });
  if (found.ended) refuse('ended', { what: 'agency', id });
  return found;
}

/** *Refuses:* not-found. */
export const requireUnit = ({ units }: Organisation, id: string): Unit =>
  units?.find((unit) => unit.id === id) ?? refuse('not-found', { what: 'unit', id });

/** Characters that show nothing, or turn what is shown around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unshown = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** A name in every language, in Unicode's composed form. *Refuses:* invalid. */
export function readNames(names: Names, field: string): Names {
  const read = (lang: keyof Names): string => {
    const name = names[lang].normalize('NFC').trim();
    const at = `${field}/${lang}`;
    if (name === '') refuseField(at, { code: 'not-said' });
    if (name.length > limits.titleCharactersMax)
      refuseField(at, { code: 'too-many-characters', charactersMax: limits.titleCharactersMax });
    if (unshown.test(name)) refuseField(at, { code: 'hidden-characters' });
    return name;
  };
  return { kk: read('kk'), ru: read('ru'), en: read('en') };
}

/** *Refuses:* nothing-changed when what is left is what was. */
export function requireChange(before: unknown, after: unknown, what: string): void {
  if (JSON.stringify(before) === JSON.stringify(after)) refuse('nothing-changed', { what });
}
