/**
 * The JSON Schema for editors says the same as the loader, as far as a schema can: it takes every
 * file the loader takes, and what it takes the loader refuses only for how things fit together.
 */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkflowFault } from '../../../src/domain/workflow/fault.ts';
import { readWorkflow } from '../../../src/domain/workflow/read-workflow.ts';
import { small } from '../samples.ts';
import { everything } from './everything.ts';

type Schema = Readonly<Record<string, unknown>>;
type Obeys = (value: unknown, rule: never, schema: Schema) => boolean;

const root = JSON.parse(readFileSync('schema/workflow.schema.json', 'utf8')) as Schema;
const defs = root.$defs as Readonly<Record<string, Schema>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
};

const all = <T>(value: unknown, of: (value: T) => boolean): boolean =>
  Array.isArray(value) ? value.every(of) : true;

/** Each keyword of JSON Schema (draft 2020-12) that the file uses; a value of another type obeys. */
const keywords: Readonly<Record<string, Obeys>> = {
  type: (value, type: string) => types[type]?.(value) ?? false,
  const: (value, wanted: unknown) => value === wanted,
  enum: (value, wanted: readonly unknown[]) => wanted.includes(value),
  minLength: (value, least: number) => typeof value !== 'string' || value.length >= least,
  pattern: (value, of: string) => typeof value !== 'string' || new RegExp(of, 'u').test(value),
  minimum: (value, least: number) => typeof value !== 'number' || value >= least,
  maximum: (value, most: number) => typeof value !== 'number' || value <= most,
  minItems: (value, least: number) => !Array.isArray(value) || value.length >= least,
  uniqueItems: (value) => !Array.isArray(value) || new Set(value).size === value.length,
  items: (value, each: Schema) => all(value, (item) => obeys(item, each)),
  oneOf: (value, forms: readonly Schema[]) => forms.filter((one) => obeys(value, one)).length === 1,
  $ref: (value, at: string) => obeys(value, defs[at.replace('#/$defs/', '')] as Schema),
  required: (value, keys: readonly string[]) =>
    !isObject(value) || keys.every((key) => Object.hasOwn(value, key)),
  properties: (value, known: Readonly<Record<string, Schema>>) =>
    !isObject(value) ||
    Object.entries(value).every(
      ([key, inner]) => !Object.hasOwn(known, key) || obeys(inner, known[key] as Schema),
    ),
  additionalProperties: (value, other: false | Schema, { properties = {} }) =>
    !isObject(value) ||
    Object.entries(value).every(
      ([key, inner]) =>
        Object.hasOwn(properties as object, key) || (other !== false && obeys(inner, other)),
    ),
};

const silent = ['$schema', 'title', 'description', '$defs'];

function obeys(value: unknown, schema: Schema): boolean {
  return Object.entries(schema).every(([keyword, rule]) => {
    if (silent.includes(keyword)) return true;
    const keeps = keywords[keyword] ?? expect.fail(`${keyword} is a keyword of these tests`);
    return keeps(value, rule as never, schema);
  });
}

/** What only the loader can say: things of a file that do not fit together. */
const fits =
  /cannot be reached|no path leads|no state is called|twice|can never be|is stuck|stuck here|has no way out|cannot be reviewed|asks nobody|nobody is asked|nobody may be asked|nobody may object|belongs to|only a final|says its basis|no gate to waive|leads here|a draft begins|no final state|cannot be more|asks for a term|comments in a consultation/;

/** The loader's fault, or null when it takes the file. */
function faultOf(file: unknown): string | null {
  try {
    readWorkflow(file);
    return null;
  } catch (error) {
    if (error instanceof WorkflowFault) return error.message;
    throw error;
  }
}

const shipped = readdirSync('workflows')
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(`workflows/${name}`, 'utf8')) as unknown);

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([key, one]) => pathsIn(one, [...path, key]))];
}

/** The file with what stands at the path replaced; left out when undefined. */
function changed(file: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  const inner = (file as Record<string, unknown>)[key];
  const next = changed(inner, rest, to);
  if (Array.isArray(file))
    return file.flatMap((one, index) =>
      String(index) !== key ? [one] : next === undefined ? [] : [next],
    );
  const { [key]: _, ...others } = file as Record<string, unknown>;
  return next === undefined ? others : { ...others, [key]: next };
}

const parts = pathsIn(everything).map((path) =>
  path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], everything),
);

describe('the schema for editors', () => {
  it.each([...shipped, JSON.parse(JSON.stringify(small)), everything])(
    'takes what ships and what the tests use (%#)',
    (file) => {
      expect(obeys(file, root)).toBe(true);
      expect(faultOf(file)).toBeNull();
    },
  );

  it('agrees with the loader on any file, but for how its parts fit together', () => {
    const outcomes = { both: 0, neither: 0, fits: 0 };
    const odd = fc.oneof(
      fc.constant(undefined),
      fc.constantFrom(...parts),
      fc.constantFrom(
        0,
        1,
        -1,
        1.5,
        100_001,
        '',
        '18:00',
        '25:00',
        'kk',
        true,
        false,
        null,
        [],
        {},
      ),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...pathsIn(everything).slice(1)), odd, (path, to) => {
        const file = changed(everything, path, to);
        const [taken, fault] = [obeys(file, root), faultOf(file)];
        if (fault === null) outcomes.both += 1;
        else if (!taken) outcomes.neither += 1;
        else outcomes.fits += 1;
        if (fault === null) expect(taken).toBe(true);
        else if (taken) expect(fault).toMatch(fits);
      }),
      { numRuns: 5_000 },
    );
    expect(outcomes.both).toBeGreaterThan(50);
    expect(outcomes.neither).toBeGreaterThan(1_000);
  });

  it('takes a key of its own in no place where the loader takes none', () => {
    for (const path of pathsIn(everything)) {
      const here = path.reduce<unknown>(
        (at, key) => (at as Record<string, unknown>)[key],
        everything,
      );
      if (!isObject(here)) continue;
      const file = changed(everything, path, { ...here, surprise: 1 });
      expect(obeys(file, root)).toBe(false);
      expect(faultOf(file)).not.toBeNull();
    }
  });
});
