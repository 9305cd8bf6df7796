/**
 * Where ids stand in requests, read from the description of the API: every parameter of a path or a
 * query and every leaf of a JSON body, each with the kind of thing it names. A name that is neither a
 * kind of thing nor known to name nothing is an error, so no new operation stays out by oversight.
 */
import type { Json } from './world.ts';

/** What an id can be of. */
export const kinds = [
  'draft',
  'version',
  'block',
  'section',
  'root kk',
  'root ru',
  'item',
  'signoff',
  'position',
  'meeting',
  'amendment',
  'preparation',
  'thread',
  'message',
  'comment',
  'group',
  'mandate',
  'token',
  'webhook',
  'webhook message',
  'session',
  'passkey',
  'person',
  'appointment',
  'unit',
  'agency',
] as const;
export type Kind = (typeof kinds)[number];

/** A place in a request for an id. */
export interface Position {
  readonly where: 'path' | 'query' | 'body';
  /** The name of a parameter; in a body the names on the way to the leaf, `*` for any. */
  readonly path: readonly string[];
  readonly kind: Kind;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly action: string;
  readonly positions: readonly Position[];
  /** The address and body with an id at each place, as `idAt` gives it. */
  readonly write: (
    idAt: (kind: Kind) => string | number,
    put?: { readonly at: Position; readonly id: string | number },
  ) => { readonly address: string; readonly json: Json };
}

/** Kinds by the name of a leaf or parameter, or by where it stands and its name; null names nothing. */
const byName: Readonly<Record<string, Kind | null>> = {
  'path id': 'draft',
  'path version': 'version',
  'path item': 'item',
  'path signoff': 'signoff',
  'path meeting': 'meeting',
  'path amendment': 'amendment',
  'path preparation': 'preparation',
  'path thread': 'thread',
  'path comment': 'comment',
  'path group': 'group',
  'path mandate': 'mandate',
  'path token': 'token',
  'path webhook': 'webhook',
  'path message': 'webhook message',
  'path session': 'session',
  'path passkey': 'passkey',
  'path person': 'person',
  'path number': 'appointment',
  'path unit': 'unit',
  'path agency': 'agency',
  'query from': 'version',
  'query to': 'version',
  'query version': 'version',
  'query block': 'block',
  'query draft': 'draft',
  'query person': 'person',
  'query agency': 'agency',
  'query organisation': 'agency',
  draft: 'draft',
  version: 'version',
  item: 'item',
  agenda: 'item',
  amendment: 'amendment',
  comments: 'comment',
  message: 'message',
  block: 'block',
  blocks: 'block',
  section: 'section',
  sections: 'section',
  'roots kk': 'root kk',
  'roots ru': 'root ru',
  'onto kk': 'root kk',
  'onto ru': 'root ru',
  position: 'position',
  to: 'person',
  person: 'person',
  deputy: 'person',
  unit: 'unit',
};

/** Names of what is no id of anything that belongs to somebody. */
const free = new Set(
  `path:lang path:name path:provider path:calendar query:edition query:cursor query:limit query:state query:owner query:lang
  query:langs query:say query:at query:q query:stage query:search begins changes code current
  edition email expiresAt from hour href id indicators invited justification kk ru en label language
  minutes money name near next note organisation participants password place present quote reason
  revision stage stepType successor summary text title token transition tasks until visibility
  mentions wording workflow workingDays challenge zone url year value source`.split(/\s+/),
);

/** A choice and a yes or no name nothing. */
const isChoice = ({ enum: choices, type }: Json): boolean =>
  choices !== undefined || type === 'boolean';

const nameParameter = (name: string, where: 'path' | 'query', schema: Json): Kind | null => {
  if (isChoice(schema)) return null;
  const kind = byName[`${where} ${name}`];
  if (kind || free.has(`${where}:${name}`)) return kind ?? null;
  throw new Error(`what does the ${where} parameter ${name} name? Say it above`);
};

function nameLeaf(path: readonly string[]): Kind | null {
  const names = path.filter((one) => one !== '*');
  const kind = byName[names.slice(-2).join(' ')] ?? byName[names.at(-1) ?? ''];
  if (kind || names.some((one) => free.has(one))) return kind ?? null;
  throw new Error(`what does ${path.join('.')} in a body name? Say it above`);
}

/** Every operation of an OpenAPI description that names anything by an id. */
export function readPositions(api: Json): readonly Asked[] {
  return Object.entries(api.paths as Json).flatMap(([path, operations]: Json) =>
    Object.entries(operations).map(([method, operation]: Json) =>
      readOperation(api, path, method, operation),
    ),
  );
}

function readOperation(api: Json, path: string, method: string, operation: Json): Asked {
  const parameters: Json[] = (operation.parameters ?? []).filter(
    (one: Json) => one.in !== 'header',
  );
  const body = operation.requestBody?.content?.['application/json']?.schema;
  const inAddress = parameters.flatMap(({ name, in: where, schema }): Position[] => {
    const kind = nameParameter(name, where, open(api, schema));
    return kind ? [{ where, path: [name], kind }] : [];
  });
  const leaves = body ? leavesOf(api, body, []) : [];
  const inBody = leaves.flatMap((at): Position[] => {
    const kind = nameLeaf(at);
    return kind ? [{ where: 'body', path: at, kind }] : [];
  });
  return {
    method: method.toUpperCase(),
    path,
    action: operation['x-authz'],
    positions: [...inAddress, ...inBody],
    write(idAt, put) {
      const idFor = (where: Position['where'], at: readonly string[], kind: Kind) =>
        put?.at.where === where && put.at.path.join() === at.join() ? put.id : idAt(kind);
      const value = ({ name, in: where, schema }: Json): string => {
        const kind = nameParameter(name, where, open(api, schema));
        return String(kind ? idFor(where, [name], kind) : freeValue(schema, name));
      };
      const query = parameters
        .filter((one) => one.in === 'query' && (one.required || put?.at.path[0] === one.name))
        .map((one) => `${one.name}=${encodeURIComponent(value(one))}`);
      const filled = path.replace(/\{(\w+)\}/g, (_, name) =>
        encodeURIComponent(value(parameters.find((one) => one.name === name && one.in === 'path'))),
      );
      const wanted = put?.at.where === 'body' ? put.at.path : [];
      const writeLeaf = (at: readonly string[]): string | number | null => {
        const kind = nameLeaf(at);
        return kind && idFor('body', at, kind);
      };
      return {
        address: query.length > 0 ? `${filled}?${query.join('&')}` : filled,
        json: body && writeBody(api, body, { at: [], wanted, writeLeaf }),
      };
    },
  };
}

/** What a reference stands for; in a document the ids are the sender's own. */
function open(api: Json, schema: Json): Json {
  const name = schema.$ref?.split('/').at(-1);
  if (name === 'Node') return { const: node };
  return name ? open(api, api.components.schemas[name]) : schema;
}

const node = { type: 'section', content: [{ type: 'heading' }] };
const branchesOf = (schema: Json): Json[] => schema.oneOf ?? schema.anyOf ?? schema.allOf ?? [];

/** The ways to every leaf; in arrays and records to that of any member. */
function leavesOf(api: Json, asked: Json, at: readonly string[]): readonly (readonly string[])[] {
  const schema = open(api, asked);
  const branches = branchesOf(schema);
  if (branches.length > 0) {
    const all = branches.flatMap((one) => leavesOf(api, one, at));
    return [...new Map(all.map((one) => [one.join(), one])).values()];
  }
  if (schema.prefixItems) return [];
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, one]) =>
      leavesOf(api, one, [...at, name]),
    );
  const member = schema.items ?? schema.additionalProperties;
  if (member && typeof member === 'object') return leavesOf(api, member, [...at, '*']);
  return schema.const === node || schema.type === 'null' || isChoice(schema) ? [] : [at];
}

interface Writing {
  readonly at: readonly string[];
  /** The way to a leaf that must be there, whatever may be left out. */
  readonly wanted: readonly string[];
  /** The id of a leaf; null for a leaf that names nothing. */
  readonly writeLeaf: (at: readonly string[]) => string | number | null;
}

const isOnWay = ({ wanted }: Writing, at: readonly string[]): boolean =>
  at.every((name, index) => wanted[index] === name);

/** What may be left out and still makes the request one that is looked at. */
const isKept = ({ at, wanted }: Writing, name: string): boolean =>
  byName[`${at.at(-1)} ${name}`] !== undefined || (name === 'verdict' && wanted[0] !== 'position');

/** The smallest value of a schema that has the wanted leaf. */
function writeBody(api: Json, asked: Json, writing: Writing): Json {
  const schema = open(api, asked);
  const { at, wanted, writeLeaf } = writing;
  const within = (name: string): Writing => ({ ...writing, at: [...at, name] });
  const branches = branchesOf(schema);
  if (branches.length > 0) {
    const leads = (one: Json) =>
      isOnWay(writing, at) && leavesOf(api, one, at).some((leaf) => leaf.join() === wanted.join());
    return writeBody(api, branches.find(leads) ?? branches[0], writing);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.properties) {
    if (at.at(-1) === 'texts' && !isOnWay(writing, at)) return { ru: { markdown: 'Words.' } };
    const required = new Set<string>(schema.required ?? []);
    const kept = Object.entries(schema.properties).filter(
      ([name]) => required.has(name) || isOnWay(writing, [...at, name]) || isKept(writing, name),
    );
    return Object.fromEntries(kept.map(([name, one]) => [name, writeBody(api, one, within(name))]));
  }
  if (schema.prefixItems) return ['kk', 'ru'];
  if (schema.items) return [writeBody(api, schema.items, within('*'))];
  if (typeof schema.additionalProperties === 'object')
    return isOnWay(writing, [...at, '*'])
      ? { economy: writeBody(api, schema.additionalProperties, within('*')) }
      : {};
  return (isChoice(schema) ? null : writeLeaf(at)) ?? freeValue(schema, at.at(-1) ?? '');
}

/** Words that mean something where they stand. */
const meant: Readonly<Record<string, unknown>> = {
  near: 0,
  quote: '10 дней',
  lang: 'ru',
  langs: 'kk,ru',
  begins: '2020-06-29T05:00:00.000Z',
  from: '2020-06-29T00:00:00Z',
  until: '2020-07-06T00:00:00Z',
  expiresAt: '2020-12-31T00:00:00Z',
  transition: 'return',
  markdown: 'Words.',
  verdict: 'object',
  name: 'economy',
  circle: 'public',
  kind: 'objection',
  next: '/',
};

function freeValue(schema: Json, name: string): unknown {
  if (Object.hasOwn(meant, name) && (schema.enum?.includes(meant[name]) ?? true))
    return meant[name];
  if (schema.enum) return schema.enum[0];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'boolean') return false;
  return type === 'integer' || type === 'number' ? (schema.minimum ?? 1) : 'words';
}
