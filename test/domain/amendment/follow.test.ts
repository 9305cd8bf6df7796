/** What becomes of an amendment when its text moves. */
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { follow, worstOf } from '../../../src/domain/amendment/follow.ts';
import { doc, p, part, sentence } from '../text/merge-builders.ts';
import { rows } from './moved-bases.ts';

/** Fate of `theirs` on a text become `ours`, and of `ours` on a text become `theirs`. */
const fates = (base: Node, ours: Node, theirs: Node): readonly [string, string] => [
  follow(base, theirs, ours).fate,
  follow(base, ours, theirs).fate,
];
const line = (text: string) => doc(p('a', text));
const edited = sentence.replace('развитие', 'рост');
const [one, two, three] = [p('a', 'Один.'), p('b', 'Два.'), p('c', 'Три.')];
const rest = [p('b', 'Второй.'), p('c', 'Третий.')];
const [first, second] = ['Первое предложение о развитии.', 'Второе предложение о партнёрстве.'];
const end = p('z', sentence);

describe('the fate of an amendment', () => {
  it.each(rows)('%s', (_name, base, ours, theirs, fate, exchanged) => {
    expect(fates(base, ours, theirs)).toEqual([fate, exchanged]);
  });

  it('carries the proposal to where its block went, and leaves the proposal as it was', () => {
    const [base, next] = [doc(p('a', sentence), ...rest), doc(...rest, p('a', sentence))];
    const proposed = doc(p('a', edited), ...rest);
    const before = JSON.stringify(proposed);
    const followed = follow(base, proposed, next);
    expect('doc' in followed && followed.doc.toJSON()).toEqual(
      doc(...rest, p('a', edited)).toJSON(),
    );
    expect(JSON.stringify(proposed)).toBe(before);
  });

  it('is moot when a move found its words joined to others', () => {
    const base = doc(p('a', first), p('b', second), end);
    const joined = doc(p('a', `${first} ${second}`), end);
    expect(follow(base, doc(p('a', first), end, p('b', second)), joined).fate).toBe('moot');
  });

  it('is moot when the block it gives an attribute was joined to another', () => {
    const measure = (id: string, owner: string, text: string) => ({
      type: 'measure',
      attrs: { id, owner },
      content: [{ type: 'text', text }],
    });
    const texts = (owner: string) => doc(measure('a', '', first), measure('b', owner, second));
    const joined = doc(measure('a', '', `${first} ${second}`));
    expect(follow(texts(''), texts('МНЭ'), joined).fate).toBe('moot');
  });

  it('lists every conflict with the text as ours and the proposal as theirs', () => {
    const followed = follow(
      line(sentence),
      line(edited),
      line(sentence.replace('развитие', 'участие')),
    );
    expect('conflicts' in followed && followed.conflicts).toMatchObject([
      { base: { text: 'развитие' }, ours: { text: 'участие' }, theirs: { text: 'рост' } },
    ]);
  });

  it('needs its author when words it deletes may have gone into a new block', () => {
    const next = doc(p('a'), part('n', 'a', 'раз ДВА'));
    expect(follow(line('раз два'), line('два'), next)).toMatchObject({
      fate: 'needs-author',
      notices: [{ kind: 'overlap', block: 'a' }],
    });
  });

  it('needs its author when what both take away stands in a new block, whole or in part', () => {
    const base = doc(p('a', 'раз два'), p('z', 'Конец.'));
    const proposed = doc(p('z', 'Конец.'));
    for (const again of [p('n', 'раз два'), part('n', 'a', 'два')])
      expect(follow(base, proposed, doc(again, p('z', 'Конец.'))).fate).toBe('needs-author');
    expect(follow(base, proposed, doc(p('n', 'Три.'), p('z', 'Конец.'))).fate).toBe('contained');
  });

  it('is contained where what it takes away stands again as it puts it there itself', () => {
    const base = doc(p('a', 'раз два'), p('z', 'Конец.'));
    for (const again of [p('n', 'раз два'), part('n', 'a', 'раз два'), part('n', 'a', 'два')]) {
      const proposed = doc(p('z', 'Конец.'), again);
      expect(follow(base, proposed, proposed).fate).toBe('contained');
      const twice = doc(p('z', 'Конец.'), again, part('m', 'a', 'раз два'));
      expect(follow(base, proposed, twice).fate).toBe('needs-author');
    }
  });

  it('is contained where the same split was made, in a list whose blocks stand in order', () => {
    const rest = [p('b', 'б'), p('c', 'в')];
    const proposed = doc(p('a'), part('n', 'a', 'а'), ...rest);
    const next = doc(p('a'), part('n', 'a', 'а'), p('b', 'ба'), p('c', 'в'));
    expect(follow(doc(p('a', 'а'), ...rest), proposed, next).fate).toBe('contained');
  });

  it('needs its author when only a part of it lost what it was about', () => {
    const base = doc(one, two, three);
    const proposed = doc(p('a', 'Одна.'), two, p('c', 'Трое.'));
    expect(follow(base, proposed, doc(two, three)).fate).toBe('needs-author');
    expect(follow(base, proposed, doc(two)).fate).toBe('moot');
  });
});

describe('an amendment in several languages', () => {
  it('is as badly off as the worst of them', () => {
    expect(worstOf(['unaffected', 'carried'])).toBe('carried');
    expect(worstOf(['contained', 'unaffected'])).toBe('unaffected');
    expect(worstOf(['contained', 'moot'])).toBe('moot');
    expect(worstOf(['moot', 'moot'])).toBe('moot');
    expect(worstOf(['needs-author', 'contained'])).toBe('needs-author');
  });

  it('needs its author when one could be adopted and the other is moot, or in none', () => {
    expect(worstOf(['moot', 'unaffected'])).toBe('needs-author');
    expect(worstOf(['carried', 'moot'])).toBe('needs-author');
    expect(worstOf([])).toBe('needs-author');
  });
});
