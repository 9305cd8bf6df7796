/** Names of organisations in a page's language. */
import type { Language } from '../../domain/language.ts';
import type { Organisation } from '../../service/ports.ts';

/** Name of an organisation by id; the id itself for one the directory has lost. */
export type NameOf = (organisation: string) => string;

export function createNames(organisations: readonly Organisation[], lang: Language): NameOf {
  const names = new Map(organisations.map(({ id, names: all }) => [id, all[lang]]));
  return (organisation) => names.get(organisation) ?? organisation;
}
