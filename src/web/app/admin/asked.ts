/** What the addresses of the administration narrow its lists to, of all that a query may say. */
import type { PeopleAsked } from '../api/admin.ts';

type Query = Readonly<Record<string, unknown>>;

/** Which people are shown. */
export function readPeopleAsked({ search, organisation, state }: Query): PeopleAsked {
  return {
    ...(typeof search === 'string' ? { search } : {}),
    ...(typeof organisation === 'string' ? { organisation } : {}),
    ...(state === 'active' || state === 'suspended' || state === 'erased' ? { state } : {}),
  };
}

/** By what organisations are searched. */
export const readOrganisationsAsked = ({ search }: Query): { readonly search?: string } =>
  typeof search === 'string' ? { search } : {};

/** Whose mandates are shown, and whether those that are over are. */
export function readMandatesAsked({ organisation, show }: Query): {
  readonly organisation?: string;
  readonly show?: 'all';
} {
  return {
    ...(typeof organisation === 'string' ? { organisation } : {}),
    ...(show === 'all' ? { show } : {}),
  };
}

/** The year of a calendar that is shown; the one that it is when nothing is said. */
export function readYearAsked({ year }: Query): { readonly year?: number } {
  const asked = Number(year);
  return Number.isInteger(asked) && asked > 0 && asked < 10_000 ? { year: asked } : {};
}

/** The template that is shown. */
export const readTemplateAsked = ({ template }: Query): { readonly template?: string } =>
  typeof template === 'string' ? { template } : {};

/** What the log of access is narrowed to, as an address says it. */
interface AccessShown {
  readonly person?: string;
  readonly kind?: string;
}

/** Which entries of the log of access are shown; the screen knows which kinds there are. */
export function readAccessAsked({ person, kind }: Query): AccessShown {
  return {
    ...(typeof person === 'string' ? { person } : {}),
    ...(typeof kind === 'string' ? { kind } : {}),
  };
}
