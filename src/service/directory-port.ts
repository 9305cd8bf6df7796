/** What the directory needs of a store: organisations and persons, read by what finds them. */
import type { AppointedRole, Organisation, Person, PersonState } from '../domain/directory.ts';

/** Entries to add or to replace. Whoever comes without a salt keeps the one they have, but when erased. */
export interface DirectoryEntries {
  readonly organisations: readonly Organisation[];
  readonly people: readonly Person[];
  /** What opens the newest commitment to a person, by id. */
  readonly salts?: ReadonlyMap<string, string>;
}

/** Which persons a list shows; only these can be asked about. */
export interface PeopleFilter {
  /** Appointed there, or in this role, at `now`. */
  readonly organisation?: string | undefined;
  readonly role?: AppointedRole | undefined;
  readonly state?: PersonState | undefined;
  /** Part of an id or a name, in any case; and of an address, where these may be known. */
  readonly search?: string | undefined;
  readonly addresses?: boolean;
  /** Id of the last person of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
  /** ISO instant. */
  readonly now: string;
}

export interface DirectoryStore {
  organisations(): Promise<readonly Organisation[]>;
  organisation(id: string): Promise<Organisation | null>;
  /** Persons by id, those of them there are; everybody when none are named. In the order of ids. */
  people(ids?: readonly string[]): Promise<readonly Person[]>;
  person(id: string): Promise<Person | null>;
  /** The person who signs in with this address. */
  personByEmail(email: string): Promise<Person | null>;
  /** The person whose id reads like this one. */
  personLike(id: string): Promise<Person | null>;
  /** Everybody who ever was appointed to an organisation, or in a role. */
  peopleEver(
    where: { readonly organisation: string } | { readonly role: AppointedRole },
  ): Promise<readonly Person[]>;
  /** Everybody who is active and appointed to one of these organisations at `now`. */
  membersOf(organisations: readonly string[], now: string): Promise<readonly Person[]>;
  /** One page of a list, by id. */
  peoplePage(filter: PeopleFilter): Promise<readonly Person[]>;
  /** The salt of everybody who has one, by person. */
  salts(): Promise<ReadonlyMap<string, string>>;
  /** Adds or replaces directory entries; of a person the appointments as well. No record is kept of it. */
  saveDirectory(organisations: readonly Organisation[], people: readonly Person[]): Promise<void>;
}
