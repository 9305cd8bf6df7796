/** Organisations and persons as pages name them: in the page's language. */

import type { Organisation, OrganisationKind, Person } from '../../domain/directory.ts';
import type { Author } from '../../domain/draft/event.ts';
import type { Language } from '../../domain/language.ts';

/** Name of an organisation by id; the id itself for one the directory has lost. */
export type NameOf = (organisation: string) => string;

export interface Directory {
  readonly nameOf: NameOf;
  /** Name of a person by id; the id itself for one the directory has lost. */
  readonly personOf: (person: string) => string;
  /** Null for one the directory has lost. */
  readonly kindOf: (organisation: string) => OrganisationKind | null;
}

/** Everybody who did something, and in whose place: the persons a page may name. */
export const personsIn = (authors: readonly Author[]): readonly string[] => [
  ...new Set(authors.flatMap(({ person, inPlaceOf }) => [person, inPlaceOf?.person ?? person])),
];

export function createDirectory(
  organisations: readonly Organisation[],
  lang: Language,
  people: readonly Person[] = [],
): Directory {
  const known = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  const persons = new Map(people.map(({ id, name }) => [id, name[lang]]));
  return {
    personOf: (id) => persons.get(id) ?? id,
    nameOf: (id) => known.get(id)?.names[lang] ?? id,
    kindOf: (id) => known.get(id)?.kind ?? null,
  };
}
