/** Organisations as pages name them: in the page's language. */
import type { Language } from '../../domain/language.ts';
import type { Organisation, OrganisationKind } from '../../service/ports.ts';

/** Name of an organisation by id; the id itself for one the directory has lost. */
export type NameOf = (organisation: string) => string;

export interface Directory {
  readonly nameOf: NameOf;
  /** Null for one the directory has lost. */
  readonly kindOf: (organisation: string) => OrganisationKind | null;
}

export function createDirectory(organisations: readonly Organisation[], lang: Language): Directory {
  const known = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  return {
    nameOf: (id) => known.get(id)?.names[lang] ?? id,
    kindOf: (id) => known.get(id)?.kind ?? null,
  };
}
