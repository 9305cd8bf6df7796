/** Ledgers: any change of a stored link, and any link out of its place, is found. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLedger, type Link, linkEntry, readEntry } from '../../src/domain/ledger.ts';
import { canonicalJson, hashText } from '../../src/domain/text/canonical.ts';

const stamp = {
  ledger: 'mandates/finance',
  at: '2020-06-01T04:00:00.000Z',
  by: { person: 'farid', organisation: 'finance' },
};

function ledgerOf(words: readonly string[]): Link[] {
  const links: Link[] = [];
  for (const word of words) links.push(linkEntry({ word }, links.at(-1), stamp));
  return links;
}

const longEnough = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 8 });

describe('a ledger', () => {
  it('stores each entry as the canonical bytes its hash was taken over', () => {
    const [first, second] = ledgerOf(['one', 'екі «ә»']) as [Link, Link];
    expect(second.body).toBe(canonicalJson({ ...stamp, seq: 2, word: 'екі «ә»' }));
    expect(second.hash).toBe(hashText(first.hash + second.body));
    expect(readEntry(second)).toEqual({ ...stamp, seq: 2, word: 'екі «ә»' });
  });

  it('is sound as it was written, and under no other name', () => {
    const links = ledgerOf(['one', 'two']);
    expect(checkLedger(stamp.ledger, links)).toEqual([]);
    expect(checkLedger(stamp.ledger, [])).toEqual([]);
    expect(checkLedger('mandates/justice', links)).toEqual([
      'entry 1 is out of its place',
      'entry 2 is out of its place',
    ]);
  });

  it('shows every edit, loss, exchange and repetition before its end', () => {
    const tamper = fc.tuple(
      longEnough,
      fc.nat(),
      fc.constantFrom('edit', 'lose', 'swap', 'repeat'),
    );
    fc.assert(
      fc.property(tamper, ([words, at, how]) => {
        const links = ledgerOf(words.map((word, index) => `${index} ${word}`));
        const index = at % (links.length - 1);
        const [link, next] = links.slice(index) as [Link, Link];
        const body = link.body.replace('farid', 'another');
        if (how === 'edit') links[index] = { ...link, body };
        if (how === 'lose') links.splice(index, 1);
        if (how === 'swap') links.splice(index, 2, next, link);
        if (how === 'repeat') links.splice(index, 0, link);
        expect(checkLedger(stamp.ledger, links)).not.toEqual([]);
      }),
    );
  });

  it('shows a link that was numbered anew or hashed anew', () => {
    const [first, second] = ledgerOf(['one', 'two']) as [Link, Link];
    expect(checkLedger(stamp.ledger, [first, { ...second, seq: 3 }])).toEqual([
      'entry 2 is out of its place',
    ]);
    const body = second.body.replace('two', 'too');
    const rewritten = { seq: 2, body, hash: hashText(body) };
    expect(checkLedger(stamp.ledger, [first, rewritten])).toEqual([
      'entry 2 does not follow from the entry before',
    ]);
  });
});
