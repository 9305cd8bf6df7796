/**
 * Readers of parsed JSON, put together from small ones: each takes a value and its path and gives
 * it back typed, or throws what is wrong with it: all faults of its parts, each with its path.
 */
import { languages, type Names, type Written } from '../language.ts';
import { fail, gather } from './fault.ts';

/** Gives the value back as what it is. @throws WorkflowFault */
export type Read<T> = (value: unknown, path: string) => T;

/** A field that may be absent. */
interface Optional<T> {
  readonly optional: Read<T>;
}

type Field<T> = Read<T> | Optional<T>;

/** One reader for each key of a type; those of optional keys say so. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K>
    ? Optional<NonNullable<T[K]>>
    : Read<T[K]>;
};

export const optional = <T>(read: Read<T>): Optional<T> => ({ optional: read });

/** An object of any keys. */
export const record: Read<Readonly<Record<string, unknown>>> = (value, path) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : fail(path, { code: 'object' });

/** An object of exactly these fields; absent optional ones stay absent. */
export function object<T>(fields: Fields<T>): Read<T> {
  const known = Object.entries(fields) as readonly [string, Field<unknown>][];
  return (value, path) => {
    const given = record(value, path);
    const odd = Object.keys(given).filter((key) => !Object.hasOwn(fields, key));
    const unknown = odd.map((key) => () => {
      const keys = Object.keys(fields);
      return fail(`${path}/${key}`, { code: 'unknown-key', keys });
    });
    const read = known.map(([key, field]) => (): readonly (readonly [string, unknown])[] => {
      const one = given[key];
      if (typeof field === 'function') return [[key, field(one, `${path}/${key}`)]];
      return one === undefined ? [] : [[key, field.optional(one, `${path}/${key}`)]];
    });
    return Object.fromEntries(gather([...unknown, ...read]).flat()) as T;
  };
}

/** An object of one of several forms, told apart by the one key of these that it has. */
export function form<T>(forms: Readonly<Record<string, Read<T>>>): Read<T> {
  const keys = Object.keys(forms);
  return (value, path) => {
    const given = record(value, path);
    const [key, ...more] = keys.filter((one) => Object.hasOwn(given, one));
    const read = key === undefined || more.length > 0 ? undefined : forms[key];
    return read ? read(given, path) : fail(path, { code: 'one-of', keys });
  };
}

export const text: Read<string> = (value, path) =>
  typeof value === 'string' && value !== '' ? value : fail(path, { code: 'text' });

export const flag: Read<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : fail(path, { code: 'flag' });

/** A whole number within these bounds, both included. */
export const whole =
  (least: number, most: number): Read<number> =>
  (value, path) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? (value as number)
      : fail(path, { code: 'whole', least, most });

/** One of these values. */
export const exactly =
  <T>(...allowed: readonly T[]): Read<T> =>
  (value, path) =>
    allowed.includes(value as T) ? (value as T) : fail(path, { code: 'exactly', allowed });

/** A list of so many at least. */
export const list =
  <T>(read: Read<T>, least = 0): Read<T[]> =>
  (value, path) => {
    if (!Array.isArray(value)) return fail(path, { code: 'list' });
    if (value.length < least) fail(path, { code: 'too-few', least });
    return gather(value.map((item, index) => () => read(item, `${path}/${index}`)));
  };

/** A list of so many at least, none of them twice. */
export const distinct =
  <T>(read: Read<T>, least = 0): Read<T[]> =>
  (value, path) => {
    const items = list(read, least)(value, path);
    const twice = items.findIndex((item, index) => items.indexOf(item) !== index);
    return twice < 0
      ? items
      : fail(`${path}/${twice}`, { code: 'twice', name: String(items[twice]) });
  };

/** A name in every language. */
export const names: Read<Names> = object<Names>(
  Object.fromEntries(languages.map((lang) => [lang, text])) as Fields<Names>,
);

/** A text in every language, or one that stands as it is in all of them. */
export const written: Read<Written> = (value, path) =>
  typeof value === 'object' && value !== null ? names(value, path) : text(value, path);
