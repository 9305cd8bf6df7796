/** A JSON Schema written as a type a programmer reads at a glance, with its named parts as links. */
import type { Shape } from '../../web/public/model.ts';

/** The part of JSON Schema 2020-12 the API's description uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** `{ id: string; titles: Names }` with `Names` as a named part. Unknown keywords say `any`. */
export const printSchema = (schema: Schema): Shape => mergeText(print(schema, ''));

function print(schema: Schema, indent: string): Shape {
  if (schema.$ref) return [{ name: schema.$ref.split('/').at(-1) ?? schema.$ref }];
  if (schema.const !== undefined) return [JSON.stringify(schema.const)];
  if (schema.enum) return [schema.enum.map((one) => JSON.stringify(one)).join(' | ')];
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return join(union, ' | ', indent);
  if (schema.allOf) return join(schema.allOf, ' & ', indent);
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return [schema.properties ? 'object' : 'any'];
  return types.flatMap((type, index) => [
    ...(index ? [' | '] : []),
    ...printType(type, schema, indent),
  ]);
}

function printType(type: string, schema: Schema, indent: string): Shape {
  if (type === 'array') return [...group(print(schema.items ?? {}, indent)), '[]'];
  if (type === 'object') return printObject(schema, indent);
  return [type];
}

/** Parentheses where the brackets of a list would otherwise belong to the last part only. */
const group = (shape: Shape): Shape =>
  shape.some((part) => typeof part === 'string' && /^[^{]* [|&] /.test(part))
    ? ['(', ...shape, ')']
    : shape;

function printObject(schema: Schema, indent: string): Shape {
  const { properties = {}, required = [], additionalProperties: rest } = schema;
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([name, property]): Shape => {
    const note = property.description ? `  // ${property.description}` : '';
    const mark = required.includes(name) ? '' : '?';
    return [`${inner}${name}${mark}: `, ...print(property, inner), `;${note}\n`];
  });
  if (typeof rest === 'object' && Object.keys(rest).length > 0)
    lines.push([`${inner}[name]: `, ...print(rest, inner), ';\n']);
  return lines.length === 0 ? ['object'] : ['{\n', ...lines.flat(), `${indent}}`];
}

const join = (parts: readonly Schema[], by: string, indent: string): Shape =>
  parts.flatMap((part, index) => [...(index ? [by] : []), ...print(part, indent)]);

/** Neighbouring pieces of text as one. */
function mergeText(shape: Shape): Shape {
  const merged: Shape[number][] = [];
  for (const part of shape) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string')
      merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return merged;
}
