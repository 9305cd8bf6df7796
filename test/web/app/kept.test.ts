/** What this device keeps comes back as it was: as steps, as a whole, and never upon another text. */
import { Transform } from 'prosemirror-transform';
import { expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import {
  printBase,
  printWriting,
  readFirst,
  readWriting,
} from '../../../src/web/app/editing/kept.ts';
import type { Kept } from '../../../src/web/app/editing/saver.ts';

const doc = schema.node('doc', null, [
  schema.node('paragraph', { id: 'a' }, schema.text('Бірінші')),
  schema.node('paragraph', { id: 'b' }),
]);
const base = { root: '"r1"', doc };

/** As the browser stores it: a copy without classes. */
const store = ({ base: from, ...rest }: Kept) =>
  structuredClone([printBase(from), printWriting({ base: from, ...rest })] as const);

function write(times: number): Kept {
  const transform = new Transform(doc);
  for (let time = 0; time < times; time++) transform.insert(1, schema.text('ә'));
  return { base, doc: transform.doc, steps: transform.steps };
}

it.each([
  ['a few steps', write(3)],
  ['more steps than the text is long', write(1000)],
  ['no steps', { ...write(2), steps: null }],
])('gives back what was written with %s', (_name, kept) => {
  const read = readWriting(...store(kept));
  expect(read?.doc.eq(kept.doc)).toBe(true);
  expect([read?.base.root, read?.base.doc.eq(doc)]).toEqual([base.root, true]);
});

it('puts nothing upon another text than it was written on', () => {
  const [, writing] = store(write(1));
  expect(readWriting(printBase({ root: '"r2"', doc }), writing)).toBeNull();
});

it('reads what the first version of the store kept', () => {
  const written = write(3).doc;
  const first = structuredClone({ root: base.root, base: doc.toJSON(), doc: written.toJSON() });
  const read = readWriting(...readFirst(first));
  expect(read?.doc.eq(written)).toBe(true);
  expect([read?.base.root, read?.base.doc.eq(doc)]).toEqual([base.root, true]);
});
