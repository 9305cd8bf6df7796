/** JSON Schema as a type. */
import { expect, it } from 'vitest';
import { printSchema, type Schema } from '../../src/http/pages/schema-text.ts';

const write = (schema: Schema): string =>
  printSchema(schema)
    .map((part) => (typeof part === 'string' ? part : `<${part.name}>`))
    .join('');

it.each<[Schema, string]>([
  [{ type: 'string' }, 'string'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{ $ref: '#/components/schemas/Names' }, '<Names>'],
  [{ type: 'array', items: { $ref: '#/components/schemas/Names' } }, '<Names>[]'],
  [
    { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
    '(string | null)[]',
  ],
  [{ enum: ['kk', 'ru'] }, '"kk" | "ru"'],
  [{ const: 3 }, '3'],
  [{}, 'any'],
  [{ type: 'object' }, 'object'],
  [
    {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'integer', description: 'how many' }, b: { type: 'boolean' } },
    },
    '{\n  a: integer;  // how many\n  b?: boolean;\n}',
  ],
  [{ type: 'object', additionalProperties: { type: 'string' } }, '{\n  [name]: string;\n}'],
])('writes %j', (schema, type) => {
  expect(write(schema)).toBe(type);
});

it('indents what is nested', () => {
  const inner: Schema = { type: 'object', required: ['b'], properties: { b: { type: 'string' } } };
  expect(
    write({ type: 'array', items: { type: 'object', required: ['a'], properties: { a: inner } } }),
  ).toBe('{\n  a: {\n    b: string;\n  };\n}[]');
});
