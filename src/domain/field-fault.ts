/**
 * Why a value cannot stand where it was given, as a code with what explains it, so that it can be said
 * in any language; and the English sentence of each, for those who read the API themselves.
 */
import { refuse } from './draft/refusal.ts';

type None = Readonly<Record<never, never>>;

/** What each fault tells. `values` are words to be written as they are; instants are ISO. */
interface FieldFaults {
  'not-said': None;
  'not-one-of': { readonly values: readonly string[] };
  'not-named': None;
  'no-address': None;
  'no-instant': None;
  'no-id': None;
  'too-many-characters': { readonly charactersMax: number };
  'hidden-characters': None;
  'kind-stays': { readonly kind: string };
  'ends-before-it-begins': None;
  'over-already': None;
  'ends-earlier': { readonly until: string };
  'begins-anew': { readonly until: string };
  'stands-already': None;
  'succeeds-itself': None;
  'in-use': None;
  'own-place': None;
  'other-organisation': None;
  /** Of a table as a whole. */
  'unknown-column': { readonly values: readonly string[] };
  'column-twice': None;
  'no-record-column': None;
  'more-cells': None;
  'open-quote': None;
  'stray-quote': None;
  'after-quote': None;
  'stray-return': None;
}

export type FieldFaultCode = keyof FieldFaults;

/** One fault with its facts beside the code. */
export type FieldFault = {
  readonly [C in FieldFaultCode]: { readonly code: C } & FieldFaults[C];
}[FieldFaultCode];

const sentences: { readonly [C in FieldFaultCode]: (facts: FieldFaults[C]) => string } = {
  'not-said': () => 'this must be said',
  'not-one-of': ({ values }) => `write one of ${values.join(', ')}`,
  'not-named': () => 'name the person by an id or an address',
  'no-address': () => 'write one plain address, such as name@example.org',
  'no-instant': () => 'write a day as 2026-01-31 or an instant as 2026-01-31T09:00:00+05:00',
  'no-id': () => 'an id is of lower-case letters, digits and hyphens',
  'too-many-characters': ({ charactersMax }) => `${charactersMax} characters at most`,
  'hidden-characters': () => 'it has control characters',
  'kind-stays': ({ kind }) => `it is of the kind ${kind}, which does not change`,
  'ends-before-it-begins': () => 'it must end after it begins',
  'over-already': () => 'that is over already',
  'ends-earlier': ({ until }) => `it ends at ${until} as it stands`,
  'begins-anew': ({ until }) =>
    `it ended, or ends, at ${until}; to go on, add a row that begins then`,
  'stands-already': () => 'an appointment to this role stands then already',
  'succeeds-itself': () => 'nothing succeeds itself',
  'in-use': () => 'persons are appointed in it: move them first',
  'own-place': () => 'nobody acts in their own place',
  'other-organisation': () => 'name a person of the same organisation',
  'unknown-column': ({ values }) => `no column is called so; there are ${values.join(', ')}`,
  'column-twice': () => 'this column comes twice',
  'no-record-column': () => 'a column called record must say what each row speaks of',
  'more-cells': () => 'there are more cells than columns',
  'open-quote': () => 'a quote is opened here and never closed',
  'stray-quote': () => 'put the whole cell in quotes and write each quote in it twice',
  'after-quote': () => 'only a separator may follow the quote that closes a cell',
  'stray-return': () => 'end lines with CR LF or LF, not with CR alone',
};

/** The English sentence of a fault, without capital and stop. */
export const sayFieldFault = (fault: FieldFault): string =>
  (sentences[fault.code] as (facts: FieldFault) => string)(fault);

/** *Refuses:* invalid, about a field (a JSON pointer). */
export const refuseField = (field: string, fault: FieldFault): never =>
  refuse('invalid', { field, why: sayFieldFault(fault), fault });
