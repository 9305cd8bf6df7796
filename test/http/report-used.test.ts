/** How comments and amendments were used, as JSON and as a table: the same rows, and no words that are not to be read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCsv } from '../../src/domain/csv.ts';
import { draftAt, move, post } from './stages.ts';
import { createWorld, type Json, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const comment = async (id: string, text: string, as?: 'partner') => {
  const visitor = as ? {} : { name: 'Айгүл', organisation: 'азамат' };
  const json = { text, version: 1, ...visitor };
  return (await world.ask('POST', `/api/drafts/${id}/comments`, { as, json })).body;
};

const moderate = (id: string, number: number, publish: boolean) =>
  post(world, 'drafter', `/api/drafts/${id}/comments/${number}/moderation`, {
    revision: 0,
    publish,
    reason: publish ? '' : 'names a person',
  });

/** One of each: grouped and answered, alone, withheld, withdrawn, waiting. */
async function discussed(): Promise<string> {
  const id = await draftAt(world, 'frozen');
  await move(world, id, 'discuss');
  await comment(id, 'Too few days.', 'partner');
  await comment(id, '=HYPERLINK("https://evil.example"), "days"\nplease', 'partner');
  await comment(id, 'Secret name');
  await comment(id, 'Never mind.', 'partner');
  await comment(id, 'Nobody has read this.');
  await comment(id, 'And the money?', 'partner');
  await moderate(id, 3, false);
  await post(world, 'partner', `/api/drafts/${id}/comments/4/withdrawal`, {});
  await post(world, 'drafter', `/api/drafts/${id}/comment-groups`, {
    title: 'Days',
    comments: [6, 1],
  });
  await post(world, 'drafter', `/api/drafts/${id}/comment-groups/1/answer`, {
    outcome: 'partly',
    text: 'Twenty days it is.',
    comments: [1, 6],
  });
  return id;
}

describe('the report on how comments were used', () => {
  it('has one row for each answered group and each comment outside of one', async () => {
    const id = await discussed();
    const { body } = await world.ask('GET', `/api/drafts/${id}/reports/used`);
    expect(body.items).toMatchObject([
      {
        number: 1,
        comments: [1, 6],
        said: 'Days',
        outcome: 'partly',
        reason: 'Twenty days it is.',
      },
      { number: null, comments: [2], outcome: null, reason: '', at: null },
      { comments: [3], said: null, outcome: 'withheld', reason: 'names a person' },
      { comments: [4], said: null, outcome: 'withdrawn', reason: '' },
    ]);
    const { body: seen } = await world.ask('GET', `/api/drafts/${id}/reports/used`, {
      as: 'drafter',
    });
    expect(seen.items.map(({ comments }: Json) => comments.join())).toEqual([
      '1,6',
      '2',
      '3',
      '4',
      '5',
    ]);
  });

  it('is told in figures by the report on the discussion', async () => {
    const id = await discussed();
    const { body } = await world.ask('GET', `/api/drafts/${id}/reports/discussion`);
    expect(body.comments).toEqual({
      comments: 5,
      published: 3,
      waiting: 0,
      withheld: 1,
      withdrawn: 1,
      unanswered: 1,
      outcomes: { accepted: 0, partly: 2, refused: 0, noted: 0 },
    });
  });

  it('is the same as a table, in which nothing is computed', async () => {
    const id = await discussed();
    const { text, headers } = await world.ask('GET', `/api/drafts/${id}/reports/used.csv`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = text.replace('\ufeff', '').split('\r\n');
    expect(lines[0]).toBe('kind,number,comments,said,by,outcome,reason,at,amendment');
    expect(lines[1]).toMatch(/^comments,1,1 6,Days,,partly,Twenty days it is\.,2020-/);
    expect(lines[2]).toBe(
      `comments,,2,"'=HYPERLINK(""https://evil.example""), ""days""\nplease",,,,,`,
    );
    expect(lines).toHaveLength(6);
    expect(text).not.toContain('Secret name');
  });
});

it('a table says nothing but text, and reads back', () => {
  for (const cell of ['=1', '+1', '-1', '@a', '\t=1', '\r=1'])
    expect(writeCsv([[cell]]).replace(/^\ufeff"?/, '')[0]).toBe("'");
  expect(writeCsv([['a', 1, null, 'b"c', 'd,e', 'f\r\ng', '']])).toBe(
    '\ufeffa,1,,"b""c","d,e","f\r\ng",\r\n',
  );
});
