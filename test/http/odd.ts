/** Random values for requests: node JSON and markup that are nearly right, bodies with something odd in them. */
import fc from 'fast-check';
import { schema } from '../../schema/document.ts';
import type { Json } from './world.ts';

/** Values that break programs: wrong kinds, borders of numbers, strange strings, prototype names. */
const oddValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    1e300,
    '',
    ' ',
    [],
    {},
    [[]],
    '\u0000',
    '\ud800',
  ),
  fc.constantFrom('__proto__', 'constructor', 'toString', '../..', "' or 1=1 --", '‮', '💥'),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.integer(),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

const attributeName = fc.constantFrom(
  'id',
  'origin',
  'slot',
  'colspan',
  'targets',
  'due',
  'href',
  'x',
);
const typeName = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...Object.keys(schema.nodes)) },
  { weight: 1, arbitrary: fc.constantFrom('blob', '__proto__', 'text') },
);

/** Node JSON that is nearly right. */
export const { node } = fc.letrec<{ node: Json }>((tie) => ({
  node: fc.record(
    {
      type: typeName,
      attrs: fc.oneof(
        { weight: 4, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: fc.dictionary(attributeName, oddValue, { maxKeys: 2 }) },
      ),
      content: fc.array(tie('node'), { maxLength: 3, depthIdentifier: 'node' }),
      text: fc.string({ minLength: 1, maxLength: 8 }),
      marks: fc.array(fc.record({ type: fc.constantFrom(...Object.keys(schema.marks), 'blink') }), {
        maxLength: 2,
      }),
    },
    { requiredKeys: ['type'] },
  ),
}));

export const doc = fc.record({
  type: fc.constant('doc'),
  content: fc.array(node, { maxLength: 4 }),
});
const position = fc.oneof(fc.integer({ min: -2, max: 120 }), oddValue);
export const step = fc.record(
  {
    stepType: fc.constantFrom(
      'replace',
      'replaceAround',
      'addMark',
      'removeMark',
      'addNodeMark',
      'removeNodeMark',
      'attr',
      'docAttr',
      'explode',
    ),
    from: position,
    to: position,
    pos: position,
    gapFrom: position,
    gapTo: position,
    insert: position,
    structure: fc.boolean(),
    attr: attributeName,
    value: oddValue,
    mark: fc.record({ type: fc.constantFrom(...Object.keys(schema.marks)) }),
    slice: fc.record(
      { content: fc.array(node, { maxLength: 2 }), openStart: position, openEnd: position },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['stepType'] },
);

/** Words of Markdown and HTML in any order. */
export const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['# ', '## ', '- ', '1. ', '> ', '| a | b |\n| - | - |\n', '```indicator\n', '```\n'],
        ...['[^1]', '[^1]: ', '[x](https://a.kz)', '**', '*', '<b>', '</div>', '<table><tr>'],
        ...['<td colspan=9>', '<p id="b1">', '&#0;', '&amp;', '\\', '\n', '\n\n', '    ', '\t'],
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

/** A valid body in which some field, anywhere, is something else. */
export const mutate = (valid: Json): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 1, arbitrary: oddValue },
    { weight: 1, arbitrary: fc.constant(valid) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...Object.keys(valid), 'extra'), oddValue)
        .chain(([key, value]) =>
          typeof valid[key] === 'object' &&
          valid[key] !== null &&
          Object.keys(valid[key]).length > 0
            ? fc.oneof(
                fc.constant({ ...valid, [key]: value }),
                mutate(valid[key]).map((inner) => ({ ...valid, [key]: inner })),
              )
            : fc.constant({ ...valid, [key]: value }),
        ),
    },
  );
