/** What would come of deciding amendments so and so. */
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { type Intent, type Open, whatIf } from '../../../src/domain/amendment/what-if.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { doc, p, sentence } from '../text/merge-builders.ts';

const text = (first: string, ...more: string[]) =>
  doc(p('a', first), ...more.map((one, at) => p(`b${at}`, one)), p('z', 'Конец.'));
const base = text(sentence, 'Второй абзац.', 'Третий абзац.');
const amend = (from: string, to: string) =>
  text(sentence.replace(from, to), 'Второй абзац.', 'Третий абзац.');
const open = (...proposed: Node[]): Open[] =>
  proposed.map((one, at) => ({ number: at + 1, texts: { ru: { base, proposed: one } } }));
const adopted = (amendment: number): Intent => ({ amendment, outcome: 'adopted' });

describe('what if amendments were decided so', () => {
  const [growth, regions, part] = [
    amend('развитие', 'рост'),
    amend('стране', 'регионах'),
    amend('развитие', 'участие'),
  ] as const;

  it('gives the text, what it changes, and the fate of the others', () => {
    const found = whatIf({ ru: base }, open(growth, regions, part), [adopted(2), adopted(1)]);
    expect(found.texts.ru?.textContent).toContain('рост гражданского общества в регионах.');
    expect(found.diffs.ru?.changes.map(({ kind, block }) => [kind, block])).toEqual([
      ['reword', 'a'],
    ]);
    expect(found.applied.map(({ amendment }) => amendment)).toEqual([2, 1]);
    expect(found.applied[0]?.texts.ru?.toJSON()).toEqual(regions.toJSON());
    expect(found.unapplied).toEqual([]);
    expect(found.fates).toMatchObject([{ amendment: 3, fate: 'needs-author' }]);
  });

  it('applies the first of two that exclude each other, and says why not the second', () => {
    const found = whatIf({ ru: base }, open(growth, part), [adopted(2), adopted(1)]);
    expect(found.texts.ru?.textContent).toContain('участие');
    expect(found.unapplied).toMatchObject([
      {
        amendment: 1,
        obstacle: {
          why: 'conflict',
          conflicts: { ru: [{ ours: { text: 'участие' }, theirs: { text: 'рост' } }] },
        },
      },
    ]);
    expect(found.fates).toMatchObject([{ amendment: 1, fate: 'needs-author' }]);
  });

  it('adopts a part: only the changes chosen', () => {
    const proposed = text(sentence.replace('развитие', 'рост'), 'Второй пункт.', 'Третий абзац.');
    const { changes } = diff(base, proposed);
    const partly = (...chosen: number[]): Intent => ({
      amendment: 1,
      outcome: 'partly',
      changes: { ru: changes.filter((_, at) => chosen.includes(at)) },
    });
    const found = whatIf({ ru: base }, open(proposed), [partly(1)]);
    expect(found.texts.ru?.toJSON()).toEqual(
      text(sentence, 'Второй пункт.', 'Третий абзац.').toJSON(),
    );
    expect(found.fates).toEqual([]);
    expect(whatIf({ ru: base }, open(proposed), [partly()]).unapplied).toEqual([
      { amendment: 1, obstacle: { why: 'empty' } },
    ]);
  });

  it('does not tear apart changes that make a text only together', () => {
    const proposed = doc(p('a', sentence), p('n', 'Один.'), p('m', 'Два.'), p('z', 'Конец.'));
    const from = text(sentence);
    const one: Open = { number: 1, texts: { ru: { base: from, proposed } } };
    const changes = diff(from, proposed).changes.slice(1);
    const found = whatIf(
      { ru: from },
      [one],
      [{ amendment: 1, outcome: 'partly', changes: { ru: changes } }],
    );
    expect(found.unapplied).toEqual([
      { amendment: 1, obstacle: { why: 'inseparable', lang: 'ru', code: 'wrong-base', path: 'm' } },
    ]);
    expect(found.texts.ru).toBe(from);
    expect(found.fates).toMatchObject([{ amendment: 1, fate: 'unaffected' }]);
  });

  it('takes other words in the place of those proposed', () => {
    const texts = { ru: { base, proposed: amend('развитие', 'подъём') } };
    const found = whatIf({ ru: base }, open(growth), [
      { amendment: 1, outcome: 'reworded', texts },
    ]);
    expect(found.texts.ru?.textContent).toContain('подъём');
    expect(found.applied).toMatchObject([{ amendment: 1, outcome: 'reworded' }]);
  });

  it('leaves the text alone where it refuses, defers or finds all there', () => {
    const found = whatIf({ ru: growth }, open(growth, regions, part), [
      adopted(1),
      { amendment: 2, outcome: 'refused' },
      { amendment: 3, outcome: 'deferred' },
    ]);
    expect(found.texts.ru).toBe(growth);
    expect(found.diffs).toEqual({});
    expect(found.applied).toEqual([
      { amendment: 1, outcome: 'adopted', texts: {}, notices: {} },
      { amendment: 2, outcome: 'refused', texts: {}, notices: {} },
    ]);
    expect(found.fates).toMatchObject([{ amendment: 3, fate: 'needs-author' }]);
  });

  it('says what it does not know, and decides nothing twice', () => {
    const found = whatIf({ ru: base }, open(growth), [
      adopted(7),
      adopted(1),
      { amendment: 1, outcome: 'refused' },
    ]);
    expect(found.unapplied).toEqual([
      { amendment: 7, obstacle: { why: 'unknown' } },
      { amendment: 1, obstacle: { why: 'decided' } },
    ]);
    expect(found.applied).toHaveLength(1);
  });

  it('adopts in all languages or in none', () => {
    const kk = doc(p('a', 'Мемлекет қоғамды дамытады.'), p('z', 'Соңы.'));
    const other = doc(p('a', 'Мемлекет қоғамды қолдайды.'), p('z', 'Соңы.'));
    const third = doc(p('a', 'Мемлекет қоғамды құрайды.'), p('z', 'Соңы.'));
    const both: Open = {
      number: 1,
      texts: { ru: { base, proposed: growth }, kk: { base: kk, proposed: other } },
    };
    const found = whatIf({ ru: base, kk: third }, [both], [adopted(1)]);
    expect(found.texts).toEqual({ ru: base, kk: third });
    expect(found.unapplied).toMatchObject([
      { obstacle: { why: 'conflict', conflicts: { kk: [{ kind: 'words' }] } } },
    ]);
    expect(found.fates).toMatchObject([
      { fate: 'needs-author', texts: { ru: { fate: 'unaffected' }, kk: { fate: 'needs-author' } } },
    ]);
    expect(whatIf({ ru: base, kk }, [both], [adopted(1)]).texts.kk?.toJSON()).toEqual(
      other.toJSON(),
    );
    expect(whatIf({ ru: base }, [both], [adopted(1)]).unapplied).toEqual([
      { amendment: 1, obstacle: { why: 'text-missing', lang: 'kk' } },
    ]);
  });
});
