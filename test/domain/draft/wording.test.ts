/** The words an item asks for: put into the text once, and found again wherever their block went. */
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import { findWording, replaceWords, wordsOf } from '../../../src/domain/draft/wording.ts';
import { checkText } from '../../../src/domain/text/identity.ts';

const { nodes, marks } = schema;
const paragraph = (id: string, text: string, origin: string | null = null): Node =>
  nodes.paragraph.create({ id, origin }, text === '' ? [] : schema.text(text));
const section = (id: string, title: string, ...inside: Node[]): Node =>
  nodes.section.create({ id }, [nodes.heading.create(null, schema.text(title)), ...inside]);
const list = (id: string, ...texts: string[]): Node =>
  nodes.bullet_list.create(
    { id },
    texts.map((text, index) =>
      nodes.list_item.create({ id: `${id}-${index}` }, paragraph(`${id}-${index}-p`, text)),
    ),
  );
const doc = (...inside: Node[]): Node => nodes.doc.create(null, inside);

const text = doc(
  paragraph('p', 'ten days and ten nights'),
  section('s', 'Terms in days', list('l', 'one hour', 'two hours')),
);

describe('replacing words', () => {
  const said = (block: string, quote: string, wording: string) => {
    const replaced = replaceWords(text, { block, quote, wording });
    if (typeof replaced === 'string') return replaced;
    checkText(replaced);
    return wordsOf(replaced);
  };

  it('puts the wording where the quote stands, in a paragraph, a title or deep in a list', () => {
    expect(said('p', 'ten days', 'thirty days')).toBe(
      'thirty days and ten nights Terms in days one hour two hours',
    );
    expect(said('s', 'days', 'hours')).toContain('Terms in hours one hour');
    expect(said('l', 'two hours', 'two  \n days')).toContain('one hour two days');
    expect(said('p', ' and ten nights', '')).toBe('ten days Terms in days one hour two hours');
  });

  it('refuses what stands twice, and what runs over several paragraphs', () => {
    expect(said('p', 'ten', 'five')).toBe('ambiguous');
    expect(said('l', 'hour two', 'day two')).toBe('spread');
    expect(said('l', 'hour', 'day')).toBe('ambiguous');
    expect(said('absent', 'hour', 'day')).toBe('spread');
  });

  it('keeps the marks of the words it replaces, and changes no other block', () => {
    const bold = schema.text('ten', [marks.strong.create()]);
    const before = doc(
      nodes.paragraph.create({ id: 'p' }, [bold, schema.text(' days')]),
      list('l', 'x'),
    );
    const after = replaceWords(before, { block: 'p', quote: 'ten', wording: 'five' });
    if (typeof after === 'string') return expect.fail(after);
    expect(after.child(0).child(0).marks).toEqual(bold.marks);
    expect(after.child(0).textContent).toBe('five days');
    expect(after.child(1)).toBe(before.child(1));
  });

  it('takes no note along with the words', () => {
    const noted = nodes.paragraph.create({ id: 'p' }, [
      schema.text('ten'),
      nodes.reference.create({ to: 'q' }),
      schema.text('days'),
    ]);
    const before = doc(noted, paragraph('q', 'a note'));
    expect(replaceWords(before, { block: 'p', quote: 'ten days', wording: 'x' })).toBe('spread');
  });
});

describe('finding the wording again', () => {
  const item = { block: 'p', quote: 'ten days', wording: 'thirty days' };
  const found = (...inside: Node[]) => findWording(doc(...inside), item);

  it('says whether it stands there and the quote does not', () => {
    expect(found(paragraph('p', 'within ten days'))).toBe('unchanged');
    expect(found(paragraph('p', 'within thirty days'))).toBe('fulfilled');
    expect(found(paragraph('p', 'within thirty days, not ten days'))).toBe('unchanged');
    expect(found(paragraph('p', 'soon'))).toBe('changed');
    expect(found(paragraph('q', 'within thirty days'))).toBe('gone');
  });

  it('follows a block that moved, and what was split from it, split after split', () => {
    expect(found(section('s', 'Elsewhere', paragraph('p', 'within thirty days')))).toBe(
      'fulfilled',
    );
    const halves = [paragraph('p', 'The body'), paragraph('q', 'answers', 'p')];
    expect(found(...halves, paragraph('r', 'within thirty days', 'q'))).toBe('fulfilled');
    expect(found(...halves, paragraph('r', 'within ten days', 'q'))).toBe('unchanged');
  });

  it('knows a wording that holds the quote', () => {
    const longer = { block: 'p', quote: 'ten days', wording: 'ten days or more' };
    expect(findWording(doc(paragraph('p', 'ten days or more')), longer)).toBe('fulfilled');
    expect(findWording(doc(paragraph('p', 'ten days')), longer)).toBe('unchanged');
  });

  it('leaves to a person what asks for no wording, and sees words struck out', () => {
    const open = { block: 'p', quote: 'ten days' };
    expect(findWording(doc(paragraph('p', 'soon')), open)).toBe('changed');
    expect(findWording(doc(paragraph('p', 'ten days')), open)).toBe('unchanged');
    expect(findWording(doc(paragraph('p', 'soon')), { ...open, wording: '' })).toBe('fulfilled');
  });
});
