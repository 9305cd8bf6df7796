/**
 * The demo's words hold together: Russian and Kazakh stand block for block, every quoted fragment
 * is in the text exactly once and under the section it names, every body and person exists.
 */

import { readFileSync } from 'node:fs';
import MarkdownIt, { type Token } from 'markdown-it';
import { describe, expect, it } from 'vitest';
import organisations from '../../src/demo/content/organisations.json' with { type: 'json' };
import story from '../../src/demo/content/story.json' with { type: 'json' };
import {
  people,
  type StoryAmendment,
  type StoryEdit,
  storyAmendments,
  storyComments,
} from '../../src/demo/story.ts';
import { seatOf } from '../appointed.ts';

/** Without a footnote rule a note is a paragraph that opens with its sign, so notes pair up too. */
const markdown = new MarkdownIt({ html: false });
const files = ['concept-1', 'concept-2'] as const;
const languages = ['ru', 'kk'] as const;
type Language = (typeof languages)[number];
type Quote = Readonly<Record<Language, string>>;

const source = (file: string, language: Language): string =>
  readFileSync(new URL(`../../src/demo/content/${file}.${language}.md`, import.meta.url), 'utf8');
const parse = (file: string, language: Language) => markdown.parse(source(file, language), {});

/** What a token is, without its words: two texts with equal shapes get the same ids by position. */
const shapeOf = ({ type, tag, info, nesting, level }: Token): string =>
  [type, tag, info, nesting, level].join(' ');

/** Words as shown; marks, link targets and footnote signs are left out. */
const wordsOf = ({ children, content }: Token): string =>
  children === null
    ? content
    : children.map(({ type, content }) => (type === 'softbreak' ? ' ' : content)).join('');

const leaves = (tokens: readonly Token[]) =>
  tokens.filter(({ type }) => type === 'inline' || type === 'fence');

const figures = (words: string): string[] => (words.match(/\d+(?:[.,]\d+)?/g) ?? []).sort();

/** Links of one inline token, with the language of the page left out of the address. */
const links = ({ children }: Token): string[] =>
  (children ?? [])
    .filter(({ type }) => type === 'link_open')
    .map((link) => String(link.attrGet('href')).replace(/\/(rus|kaz)\//, '/'))
    .sort();

function fieldsOf({ content }: Token): Map<string, string> {
  const lines = content.trim().split('\n');
  return new Map(lines.map((line) => line.split(/:\s*(.*)/s).slice(0, 2) as [string, string]));
}

const fences = (tokens: readonly Token[], kind: string) =>
  tokens.filter(({ type, info }) => type === 'fence' && info === kind).map(fieldsOf);

/** Headings and the source from each heading to the next one of the same or a higher level. */
function sectionSource(file: string, language: Language, heading: string): string | undefined {
  const lines = source(file, language).split('\n');
  const first = lines.findIndex((line) => line.replace(/^#+ /, '') === heading);
  if (first < 0 || !lines[first]?.startsWith('#')) return undefined;
  const depth = lines[first]?.search(/[^#]/) ?? 0;
  const after = lines.slice(first + 1).findIndex((line) => {
    const hashes = line.search(/[^#]/);
    return hashes > 0 && hashes <= depth;
  });
  return lines.slice(first, after < 0 ? undefined : first + 1 + after).join('\n');
}

const blockTokens = /^(paragraph|list_item|tr|bullet_list|ordered_list|blockquote|table)_open$/;

describe.each(files)('%s', (file) => {
  const [ru, kk] = [parse(file, 'ru'), parse(file, 'kk')];

  it('has the same blocks in Russian and Kazakh, in the same order', () => {
    expect(kk.map(shapeOf)).toEqual(ru.map(shapeOf));
  });

  it('is long enough to be worth comparing', () => {
    const blocks = ru.filter(({ type }) => blockTokens.test(type) || type === 'fence');
    expect(blocks.length).toBeGreaterThan(120);
    expect(fences(ru, 'indicator').length).toBeGreaterThanOrEqual(5);
    expect(fences(ru, 'measure').length).toBeGreaterThanOrEqual(5);
  });

  it('says the same figures and points at the same acts, block for block', () => {
    const [inRussian, inKazakh] = [leaves(ru), leaves(kk)];
    for (const [index, token] of inRussian.entries()) {
      const other = inKazakh[index];
      if (other === undefined) throw new Error('the shapes differ');
      expect(figures(wordsOf(other)), wordsOf(token)).toEqual(figures(wordsOf(token)));
      expect(links(other), wordsOf(token)).toEqual(links(token));
    }
  });

  it.each(languages)('gives every measure an indicator of the same text (%s)', (language) => {
    const tokens = parse(file, language);
    const names = fences(tokens, 'indicator').map((fields) => fields.get('name'));
    expect(new Set(names).size).toBe(names.length);
    for (const measure of fences(tokens, 'measure'))
      expect(names).toContain(measure.get('indicator'));
  });

  it('pairs a measure with the same indicator in both languages', () => {
    const pairing = (tokens: readonly Token[]) => {
      const names = fences(tokens, 'indicator').map((fields) => fields.get('name'));
      return fences(tokens, 'measure').map((fields) => names.indexOf(fields.get('indicator')));
    };
    expect(pairing(kk)).toEqual(pairing(ru));
  });

  it('makes the same bodies answerable in both languages, and spells each of them out', () => {
    const bodies = (tokens: readonly Token[], language: Language) =>
      tokens
        .filter(({ type }) => type === 'fence')
        .map((token) => fieldsOf(token).get('owner') ?? fieldsOf(token).get('responsible') ?? '')
        .map((names) =>
          organisations
            .filter(({ short }) => names.split(', ').includes(short[language]))
            .map(({ id }) => id),
        );
    expect(bodies(kk, 'kk')).toEqual(bodies(ru, 'ru'));
    const named = new Set(bodies(ru, 'ru').flat());
    expect(named.size).toBeGreaterThan(3);
    for (const { id, short, names } of organisations)
      for (const language of languages)
        if (named.has(id))
          expect(source(file, language)).toContain(`- ${short[language]} – ${names[language]}`);
  });

  it.each(languages)('mixes no Latin letter into a Cyrillic word (%s)', (language) => {
    const mixed = source(file, language).match(
      /\p{Script=Cyrillic}+\p{Script=Latin}[\p{L}]*|\p{Script=Latin}+\p{Script=Cyrillic}[\p{L}]*/gu,
    );
    expect(mixed).toBeNull();
  });

  it('is Kazakh with all the letters of Kazakh', () => {
    const text = source(file, 'kk').toLowerCase();
    for (const letter of 'әғқңөұүһі') expect(text, letter).toContain(letter);
  });
});

it('the second version drops the horizon and adds an item and two stages', () => {
  const horizon = { ru: 'до 2025 года', kk: '2025 жылға дейінгі' } as const;
  for (const language of languages) {
    expect(source('concept-1', language)).toContain(horizon[language]);
    expect(source('concept-2', language)).not.toContain(horizon[language]);
    const items = (file: string) =>
      (sectionSource(file, language, language === 'ru' ? 'Проект Указа' : 'Жарлық жобасы') ?? '')
        .split('\n')
        .filter((line) => /^\d\. /.test(line)).length;
    expect([items('concept-1'), items('concept-2')]).toEqual([3, 4]);
  }
});

const person = new Map(people.map((someone) => [someone.id, someone]));
const organisation = new Map(organisations.map((body) => [body.id, body]));

describe('the cast', () => {
  it('has unique ids, and every person serves a body that exists', () => {
    expect(person.size).toBe(people.length);
    expect(organisation.size).toBe(organisations.length);
    for (const one of people) expect(organisation.has(seatOf(one).organisation), one.id).toBe(true);
  });

  it('gives every ministry and agency a signatory and every council and NGO a partner', () => {
    for (const { id, kind } of organisations) {
      if (kind === 'office') continue;
      const wanted = kind === 'ministry' || kind === 'agency' ? 'signatory' : 'partner';
      const found = people
        .map(seatOf)
        .some((one) => one.organisation === id && one.role === wanted);
      expect(found, id).toBe(true);
    }
  });
});

const versionFile = (number: number): string => {
  const found = story.versions.find((version) => version.number === number);
  if (found === undefined) throw new Error(`no version ${number}`);
  return found.file;
};

/** How often a fragment stands in the words of a text, counted inside single blocks. */
const countIn = (file: string, language: Language, fragment: string): number =>
  leaves(parse(file, language))
    .map((token) => wordsOf(token).split(fragment).length - 1)
    .reduce((sum, count) => sum + count, 0);

function expectQuoted(file: string, section: Quote, quote: Quote) {
  for (const language of languages) {
    expect(countIn(file, language, quote[language]), quote[language]).toBe(1);
    const inside = sectionSource(file, language, section[language]) ?? '';
    expect(inside, `${section[language]}: ${quote[language]}`).toContain(quote[language]);
  }
}

/** The Ministry of Justice signs in the legal expertise that follows the circulation. */
const signing = organisations
  .filter(({ kind }) => kind === 'ministry' || kind === 'agency')
  .map(({ id }) => id)
  .filter((id) => id !== 'midsd' && id !== 'justice');

describe.each(story.rounds)('the round on version $version', (round) => {
  it('has one answer or silence of every signing body, given by its signatory', () => {
    const answered = round.answers.map(({ agency }) => agency);
    expect([...answered, ...round.silent, ...round.carried].sort()).toEqual([...signing].sort());
    for (const { agency, by, at } of round.answers) {
      expect(seatOf(person.get(by))).toMatchObject({ organisation: agency, role: 'signatory' });
      expect(at > round.openedAt && at < (round.closed?.at ?? story.now), agency).toBe(true);
    }
  });

  it('quotes its version to the letter, once, in the section it names', () => {
    for (const { items } of round.answers)
      for (const { section, quote } of items)
        expectQuoted(versionFile(round.version), section, quote);
  });

  it('objects only with an objection, remarks only with a remark, and always with a reason', () => {
    for (const { agency, verdict, items, note } of round.answers) {
      const kinds = new Set(items.map(({ kind }) => kind));
      const expected = { object: ['objection'], remarks: ['remark'] }[verdict] ?? [];
      expect([...kinds], agency).toEqual(expected);
      if (verdict === 'outside') expect(note, agency).not.toBeNull();
      for (const { reason } of items) expect(Object.values(reason).every(Boolean)).toBe(true);
    }
  });
});

const items = story.rounds.flatMap(({ answers, closed }) =>
  answers.flatMap(({ agency, items: raised }) =>
    raised.map((item) => ({ ...item, agency, settled: closed !== null })),
  ),
);

describe('the items of the verdicts', () => {
  it('of a closed round are all answered, by the drafter', () => {
    expect(items.filter(({ settled, reply }) => settled && reply === null)).toEqual([]);
    for (const { reply } of items)
      if (reply) expect(seatOf(person.get(reply.by)).role).toBe('drafter');
  });

  it('are taken back by the agency that raised them, after the answer', () => {
    const objections = items.filter(({ settled, kind }) => settled && kind === 'objection');
    expect(objections.length).toBeGreaterThan(0);
    for (const { agency, reply, withdrawn } of objections) {
      expect(seatOf(person.get(withdrawn?.by ?? '')).organisation).toBe(agency);
      expect((withdrawn?.at ?? '') > (reply?.at ?? '')).toBe(true);
    }
  });
});

/** An amendment's edits; those of a rewording replace words of the same version. */
const editsOf = ({ edits, outcome }: StoryAmendment): readonly StoryEdit[] => [
  ...edits,
  ...(outcome?.edits ?? []),
];

describe.each(storyAmendments)('the amendment $id', (amendment) => {
  it('comes from a partner while its version is the newest, with other supporters than itself', () => {
    const { by, at, version, supporters, withdrawn, outcome, rewording } = amendment;
    expect(seatOf(person.get(by)).role).toBe('partner');
    expect(at > (story.versions[version - 1]?.frozenAt ?? '')).toBe(true);
    expect(at < (story.versions[version]?.frozenAt ?? story.now)).toBe(true);
    expect(new Set([by, ...supporters]).size).toBe(supporters.length + 1);
    for (const id of supporters) expect(person.has(id), id).toBe(true);
    if (outcome) expect(seatOf(person.get(outcome.by)).role).toBe('drafter');
    expect(withdrawn === null || outcome === null).toBe(true);
    expect(rewording !== null).toBe(outcome?.decision === 'reworded');
  });

  it('replaces words that stand once in its version by others', () => {
    for (const edit of editsOf(amendment))
      for (const language of languages) {
        const [old, words] = edit[language] ?? [];
        if (old === undefined) continue;
        const text = source(versionFile(amendment.version), language);
        expect(text.split(old).length - 1, old).toBe(1);
        expect(words).not.toBe(old);
      }
  });

  it('mixes no Latin letter into a Cyrillic word', () => {
    const said = JSON.stringify([amendment.justification, amendment.outcome, editsOf(amendment)]);
    const mixed = said
      .replaceAll('\\n', ' ')
      .match(/\p{Script=Cyrillic}+\p{Script=Latin}|\p{Script=Latin}+\p{Script=Cyrillic}/gu);
    expect(mixed).toBeNull();
  });
});

describe('the amendments together', () => {
  it('come from eight partners, with every outcome, one with eight supporters', () => {
    const from = new Set(storyAmendments.map(({ by }) => seatOf(person.get(by)).organisation));
    const decided = new Set(storyAmendments.map(({ outcome }) => outcome?.decision));
    expect(storyAmendments.length).toBeGreaterThanOrEqual(60);
    expect(from.size).toBe(8);
    expect(decided).toEqual(
      new Set([undefined, 'adopted', 'partly', 'reworded', 'refused', 'moot']),
    );
    expect(Math.max(...storyAmendments.map(({ supporters }) => supporters.length))).toBe(8);
  });

  it('were adopted into the second version, which says so', () => {
    const words = storyAmendments.flatMap(({ version, edits, outcome }) => {
      if (version !== 1 || !outcome) return [];
      const { decision } = outcome;
      if (decision === 'adopted') return edits;
      if (decision === 'reworded') return outcome.edits ?? [];
      return edits.slice(0, decision === 'partly' ? 1 : 0);
    });
    expect(words.length).toBeGreaterThan(8);
    for (const edit of words)
      for (const language of languages)
        expect(source('concept-2', language)).toContain(edit[language]?.[1]);
  });
});

it('every comment is on words that stand once in the first version, and every group is of published ones', () => {
  for (const { on } of storyComments.comments) {
    if (!on) continue;
    const said = leaves(parse('concept-1', on.lang)).map(wordsOf);
    expect(
      said.filter((words) => words.includes(on.quote)),
      on.quote,
    ).toHaveLength(1);
  }
  const grouped = storyComments.groups.flatMap(({ comments }) => comments);
  expect(new Set(grouped).size).toBe(grouped.length);
  for (const number of grouped) {
    const comment = storyComments.comments[number - 1];
    expect(comment?.moderated?.publish ?? comment?.by !== null, String(number)).toBe(true);
  }
});
