/** A recorded diff in quotes: byte for byte what it was, and short. */
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { expect, it } from 'vitest';
import { canonicalJson, hashText } from '../../src/domain/text/canonical.ts';
import { chunkText, listNewPieces } from '../../src/domain/text/chunk.ts';
import { diff } from '../../src/domain/text/diff.ts';
import { countingIds } from '../../src/domain/text/identity.ts';
import { decodeQuotes, encodeQuotes, isQuotes } from '../../src/store/quotes.ts';
import { createCode } from '../bench/text/code.ts';
import { docs, edits, patience, perform, runs } from '../laws/texts.ts';
import { createChance } from '../runtime/random.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** What is recorded of two docs and the pieces it compares, the newest first. */
function record(a: Node, b: Node) {
  const [from, to] = [chunkText(a), chunkText(b)];
  const bodies = new Map([...from.chunks, ...to.chunks]);
  const pieces = [...listNewPieces(to, from), ...listNewPieces(from, to)];
  const about = { algorithm: 'kelisim-diff-9', from: from.root, to: to.root };
  return {
    pieces: pieces.map((hash) => bytes(bodies.get(hash) as string)),
    body: bytes(canonicalJson({ ...about, ...diff(a, b) })),
  };
}

it('gives back what was recorded of any two docs', { ...patience }, () => {
  fc.assert(
    fc.property(docs, edits(6), (a, list) => {
      const { pieces, body } = record(a, perform(a, list, countingIds('n')));
      const quoted = encodeQuotes(pieces, body) as Uint8Array;
      expect(isQuotes(quoted)).toBe(true);
      expect(decodeQuotes(pieces, quoted)).toEqual(body);
    }),
    { numRuns: runs(500, 50_000) },
  );
});

it('says no word of the texts again, and a change in some three hundred bytes', () => {
  const chance = createChance(14);
  const code = createCode(chance, 60);
  let doc = code.first;
  let [plain, said, changes] = [0, 0, 0];
  for (let version = 0; version < 8; version++) {
    const next = code.amend(doc, chance, 12);
    const { pieces, body } = record(doc, next);
    const quoted = encodeQuotes(pieces, body) as Uint8Array;
    expect(decodeQuotes(pieces, quoted)).toEqual(body);
    // What a row is about is said in its path, and no heading says it.
    const rest = new TextDecoder()
      .decode(quoted)
      .replace(/"title":"[^"]*","type":"table_row"/g, '');
    expect(rest).not.toMatch(/[а-я]{4}/i);
    plain += body.length;
    said += quoted.length;
    changes += diff(doc, next).changes.length;
    doc = next;
  }
  expect(said).toBeLessThan(plain / 4);
  expect(said / changes).toBeLessThan(350);
});

it('reads what was stored before: databases hold quotes for good', () => {
  const section = (words: string) =>
    `{"attrs":{"id":"s"},"content":[{"content":[{"text":"1-бап","type":"text"}],"type":"heading"},{"attrs":{"id":"p"},"content":[{"text":"${words}","type":"text"}],"type":"paragraph"}],"type":"section"}`;
  const stored =
    '{"changes":[{"after":{"":0},"before":{"":1},"block":1,"kind":"reword","path":[0,{"number":1,"title":0,"type":"section"},{"number":1,"type":"paragraph"}],"type":"paragraph","words":"=4+5=3"}]}';
  const pieces = [section('екі жаңа сөз'), section('екі сөз')].map(bytes);
  const read = decodeQuotes(pieces, Uint8Array.of(0x80, 0x00, ...bytes(stored)));
  expect(JSON.parse(new TextDecoder().decode(read))).toEqual({
    changes: [
      {
        after: [{ text: 'екі жаңа сөз', type: 'text' }],
        before: [{ text: 'екі сөз', type: 'text' }],
        block: 'p',
        kind: 'reword',
        path: [
          { number: 1, title: '1-бап', type: 'section' },
          { number: 1, type: 'paragraph' },
        ],
        type: 'paragraph',
        words: [
          { op: 'equal', text: 'екі ' },
          { op: 'insert', text: 'жаңа ' },
          { op: 'equal', text: 'сөз' },
        ],
      },
    ],
  });
});

const piece = bytes(
  '{"attrs":{"id":"known"},"content":[{"text":"екі сөз","type":"text"}],"type":"paragraph"}',
);

it.each([
  ['no JSON', 'зат'],
  ['no diff', '{"texts":{"ru":"a"}}'],
  ['changes that are no list', '{"changes":{}}'],
  ['spaces no canonical JSON has', '{"changes": []}'],
  ['a number where an id is due', '{"changes":[{"block":1}]}'],
  ['content that looks like a quote', '{"changes":[{"after":{"":0},"block":"known"}]}'],
  ['words that are no list', '{"changes":[{"words":7}]}'],
  ['a place of another shape', '{"changes":[{"to":{"a":[]}}]}'],
  ['an escaped mark', String.raw`{"changes":[{"after":"\u0001","block":"known"}]}`],
])('leaves %s as it is', (_, text) => {
  expect(encodeQuotes([piece], bytes(text))).toBe(null);
});

it.each([
  ['no list of changes at all', '{"changes":[]}'],
  ['changes that are none', '{"changes":[null,3,"x",[],{}]}'],
  [
    'an unknown block',
    '{"changes":[{"after":[{"text":"екі сөз"}],"block":"other","path":[],"words":[]}]}',
  ],
  ['words that are not in the block', '{"changes":[{"words":[{"op":"equal","text":"сөз"}]}]}'],
  ['words that are none', '{"changes":[{"words":[null,{"op":"equal","text":1}]}]}'],
  ['words of another kind', '{"changes":[{"words":[{"op":"keep","text":"сөз"}]}]}'],
  ['paths of another shape', '{"changes":[{"from":1,"path":[1,"x"]}]}'],
  ['the name of another chunk', '{"changes":[],"from":"\u0001a7","to":"\u0002z"}'],
  ['what looks like an id in words', String.raw`{"changes":[{"after":"\"id\":\"known\""}]}`],
])('gives back %s', (_, text) => {
  const quoted = encodeQuotes([piece], bytes(text)) as Uint8Array;
  expect(new TextDecoder().decode(decodeQuotes([piece], quoted))).toBe(text);
});

it('says so when pieces are missing', () => {
  const after = [{ text: 'екі сөз', type: 'text' }];
  const body = bytes(canonicalJson({ changes: [{ after, block: 'known' }] }));
  const quoted = encodeQuotes([piece], body) as Uint8Array;
  expect(quoted.length).toBeLessThan(body.length);
  expect(() => decodeQuotes([], quoted)).toThrow('what is quoted is not there');
  expect(hashText(new TextDecoder().decode(decodeQuotes([piece], quoted)))).toBe(
    hashText(new TextDecoder().decode(body)),
  );
});
