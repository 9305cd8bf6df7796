/** Organisations and persons as pages name them: in the page's language. */

import type { Organisation, OrganisationKind, Person } from '../../domain/directory.ts';
import type { Author } from '../../domain/draft/event.ts';
import type { Language } from '../../domain/language.ts';

/** Name of an organisation by id; the id itself for one the directory has lost. */
export type NameOf = (organisation: string) => string;

export interface Directory {
  readonly nameOf: NameOf;
  /** The same, and that it has ceased to be, with who acts in its place. */
  readonly nameNow: NameOf;
  /** Name of a person by id; the id itself for one the directory has lost. */
  readonly personOf: (person: string) => string;
  /** Null for one the directory has lost. */
  readonly kindOf: (organisation: string) => OrganisationKind | null;
}

const endedWords: Readonly<Record<Language, (heir: string | null) => string>> = {
  kk: (heir) => (heir ? `таратылды, мирасқоры – ${heir}` : 'таратылды, мирасқоры жоқ'),
  ru: (heir) => (heir ? `упразднено, преемник – ${heir}` : 'упразднено, преемника нет'),
  en: (heir) => (heir ? `abolished, succeeded by ${heir}` : 'abolished, with no successor'),
};

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
  const nameOf = (id: string) => known.get(id)?.names[lang] ?? id;
  const persons = new Map(people.map(({ id, name }) => [id, name[lang]]));
  return {
    personOf: (id) => persons.get(id) ?? id,
    nameOf,
    nameNow: (id) => {
      const ended = known.get(id)?.ended;
      if (!ended) return nameOf(id);
      const heir = ended.successor === null ? null : nameOf(ended.successor);
      return `${nameOf(id)} (${endedWords[lang](heir)})`;
    },
    kindOf: (id) => known.get(id)?.kind ?? null,
  };
}
