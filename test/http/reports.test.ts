/** The reports as data: every figure is what the log says when it is counted again by hand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInstruction } from '../../src/domain/amendment/read-instruction.ts';
import type { Draft } from '../../src/domain/draft/draft.ts';
import type { Event } from '../../src/domain/draft/event.ts';
import type { DraftFigures, WholeFigures } from '../../src/domain/figures/figures.ts';
import type { Language } from '../../src/domain/language.ts';
import { countingIds } from '../../src/domain/text/identity.ts';
import { printMarkdown } from '../../src/interchange/print-markdown.ts';
import type { DiscussionReport, ProposalRow } from '../../src/service/reports.ts';
import { createSite, type Site } from '../web/site.ts';

const address = '/api/drafts/civil-society';
let site: Site;
let draft: Draft;
let events: readonly Event[];

beforeAll(async () => {
  site = await createSite();
  draft = (await site.service.dispatcher.load('civil-society')) ?? expect.fail('it is seeded');
  const stored = await site.service.store.events('civil-society', 0, draft.seq);
  events = stored.map(({ body }) => JSON.parse(body) as Event);
});
afterAll(() => {
  expect(site.faults).toEqual([]);
  site.close();
});

async function askAs<T>(path: string, actor?: string): Promise<T> {
  const headers = actor === undefined ? {} : { 'kelisim-actor': actor };
  const response = await site.app.request(path, { headers });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

const ask = <T>(path: string): Promise<T> => askAs(`${address}/reports/${path}`);

const proposals = async (say: Language): Promise<readonly ProposalRow[]> =>
  (await ask<{ items: ProposalRow[] }>(`proposals?say=${say}&limit=200`)).items;

describe('the table of proposals', () => {
  it('has every amendment once, with author, reason and outcome as the log has them', async () => {
    const rows = await proposals('ru');
    const submitted = events.filter((event) => event.type === 'amendmentSubmitted');
    expect(rows.map(({ amendment }) => amendment)).toEqual(
      submitted.map(({ amendment }) => amendment),
    );
    for (const row of rows) {
      const { by, at, justification } = submitted[row.amendment - 1] ?? expect.fail('a row');
      expect([row.by, row.at, row.justification]).toEqual([by, at, justification]);
      const ended = events.filter(
        (event) =>
          (event.type === 'amendmentDecided' || event.type === 'amendmentWithdrawn') &&
          event.amendment === row.amendment,
      );
      expect(ended.map((event) => 'reason' in event && event.reason)).toEqual(
        row.outcome ? [row.outcome.reason] : [],
      );
      const supporters = events.filter(
        (event) => event.type === 'amendmentSupported' && event.amendment === row.amendment,
      );
      expect(row.supporters).toBe(supporters.length);
    }
  });

  it.each(['kk', 'ru', 'en'] as const)(
    'says in %s an instruction that with its base makes the proposed text',
    async (say) => {
      const { library } = site.service;
      for (const { amendment, version, wordings } of await proposals(say)) {
        expect(wordings.length).toBeGreaterThan(0);
        for (const { lang, instruction, place } of wordings) {
          expect(place).not.toBe('');
          const base = await library.doc(draft.versions[version - 1]?.texts[lang] ?? '');
          const proposed = await library.doc(draft.amendments[amendment - 1]?.texts[lang] ?? '');
          const read = readInstruction(instruction, base, countingIds('z'));
          expect(printMarkdown(read)).toBe(printMarkdown(proposed));
        }
      }
    },
  );

  it('quotes the wording that came of an adoption, and of nothing else', async () => {
    for (const { state, wordings } of await proposals('ru')) {
      const isAdopted = ['adopted', 'partly', 'reworded'].includes(state);
      for (const { resulting } of wordings) expect(resulting !== null).toBe(isAdopted);
    }
    const rows = await proposals('ru');
    const reworded = rows.filter(({ state }) => state === 'reworded');
    const words = reworded.flatMap(({ wordings }) =>
      wordings.flatMap(({ resulting }) => resulting?.map((one) => one.words) ?? []),
    );
    expect(words).not.toContain(null);
    expect(words.join('\n')).toContain('по завершении каждого этапа проводится независимая оценка');
    expect(words.join('\n')).toContain('принять иные меры, вытекающие из настоящего Указа');
  });

  it('comes in pages', async () => {
    const first = await ask<{ items: ProposalRow[]; next: string }>('proposals?limit=40');
    const rest = await ask<{ items: ProposalRow[]; next: null }>(
      `proposals?limit=40&cursor=${first.next}`,
    );
    expect([first.items.length, rest.next]).toEqual([40, null]);
    expect(rest.items[0]?.amendment).toBe(41);
  });
});

describe('the report on the discussion', () => {
  it('counts for every organisation and for all what the log says', async () => {
    const { total, organisations } = await ask<DiscussionReport>('discussion');
    const last = new Map<number, Event>();
    for (const event of events)
      if (event.type === 'amendmentDecided' || event.type === 'amendmentWithdrawn')
        last.set(event.amendment, event);
    const submitted = events.filter((event) => event.type === 'amendmentSubmitted');
    const countOf = (own: typeof submitted, wanted: string) =>
      own.filter(({ amendment }) => {
        const end = last.get(amendment);
        if (!end) return wanted === 'open';
        return end.type === 'amendmentDecided' ? end.outcome === wanted : wanted === 'withdrawn';
      }).length;
    const kinds = [
      'adopted',
      'partly',
      'reworded',
      'refused',
      'moot',
      'withdrawn',
      'open',
    ] as const;
    const check = (figures: DiscussionReport['total'], own: typeof submitted) => {
      expect(figures.submitted).toBe(own.length);
      for (const kind of kinds) expect(figures[kind], kind).toBe(countOf(own, kind));
      expect(kinds.reduce((sum, kind) => sum + figures[kind], 0)).toBe(own.length);
    };
    check(total, submitted);
    const authors = new Set(submitted.map(({ by }) => by.organisation));
    expect(new Set(organisations.map(({ organisation }) => organisation))).toEqual(authors);
    for (const one of organisations)
      check(
        one,
        submitted.filter(({ by }) => by.organisation === one.organisation),
      );
    expect(kinds.filter((kind) => total[kind] === 0)).toEqual([]);
  });

  it('gives the median of the working days to an outcome', async () => {
    const { organisations } = await ask<DiscussionReport>('discussion');
    const asar = organisations.find(({ organisation }) => organisation === 'asar');
    // Of its three answers one took longer and one shorter than from 21 May to 15 June.
    expect(asar?.answerDays).toBe(17);
  });

  it('says who was asked until when, and who answered', async () => {
    const { asked, consultations } = await ask<DiscussionReport>('discussion');
    const opened = events.flatMap((event) => (event.type === 'moved' ? (event.round ?? []) : []));
    expect(asked).toHaveLength(opened.flatMap(({ participants }) => participants).length);
    const silent = asked.filter(({ answer }) => answer === 'silence' || answer === null);
    expect(new Set(silent.map(({ organisation }) => organisation))).toEqual(
      new Set(['foreign', 'health']),
    );
    expect(consultations).toEqual([
      {
        state: 'discussion',
        from: '2020-04-28T04:00:00.000Z',
        until: '2020-05-19T03:30:00.000Z',
      },
    ]);
  });
});

describe('a draft in figures', () => {
  const figures = () => askAs<DraftFigures>(`${address}/figures`, 'botagoz-kemelova');

  it('counts every asking by what the log says came of it', async () => {
    const { terms, agencies, rounds } = await figures();
    const opened = events.flatMap((event) => (event.type === 'moved' ? (event.round ?? []) : []));
    const asked = opened.flatMap(({ round, participants }) =>
      participants.filter(({ carried }) => !carried).map((one) => ({ ...one, round })),
    );
    const gave = ({ agency, round }: (typeof asked)[number], type: Event['type']) =>
      events.filter(
        (event) =>
          event.type === type &&
          'agency' in event &&
          'round' in event &&
          event.agency === agency &&
          event.round === round,
      );
    expect(terms.asked).toBe(asked.length);
    expect(terms.inTime + terms.late).toBe(
      asked.filter((one) => gave(one, 'signedOff').length > 0).length,
    );
    expect(terms.silent).toBe(
      asked.filter(
        (one) => gave(one, 'signedOff').length === 0 && gave(one, 'silenceRecorded').length > 0,
      ).length,
    );
    expect(agencies.reduce((sum, one) => sum + one.asked, 0)).toBe(terms.asked);
    expect(rounds.map(({ bodies }) => bodies)).toEqual(
      opened.map(({ participants }) => participants.length),
    );
    for (const { answers, bodies } of rounds)
      expect(Object.values(answers).reduce((sum, count) => sum + count)).toBe(bodies);
  });

  it('places what was raised in the sections of the newest version', async () => {
    const { sections, version } = await figures();
    const raised = events.flatMap((event) => (event.type === 'signedOff' ? event.items : []));
    const all = (kind: 'objections' | 'remarks') =>
      sections.reduce((sum, section) => sum + section[kind], 0);
    const of = (kind: string) => raised.filter((item) => item.kind === kind).length;
    expect([all('objections'), all('remarks')]).toEqual([of('objection'), of('remark')]);
    const newest = draft.versions[version - 1] ?? expect.fail('a version');
    const { children } = await site.service.library.doc(newest.texts.ru ?? '');
    const written = children.filter(({ type }) => type.name === 'section');
    for (const { section, headings, ...counts } of sections) {
      if (!section) continue;
      const json = JSON.stringify(written[section - 1]);
      expect(json).toContain(JSON.stringify(headings.ru));
      const here = raised.filter(({ block }) => json.includes(JSON.stringify(block)));
      expect(counts.objections + counts.conditions + counts.remarks).toBe(here.length);
    }
    expect(sections.filter(({ section }) => section).length).toBeGreaterThan(1);
  });

  it('lists every indicator of the text once, with its values, in both languages', async () => {
    const { indicators, version } = await figures();
    const newest = draft.versions[version - 1] ?? expect.fail('a version');
    const doc = await site.service.library.doc(newest.texts.ru ?? '');
    const blocks: string[] = [];
    doc.descendants((node) => {
      if (node.type.name === 'indicator') blocks.push(node.attrs.id);
    });
    expect(indicators.map(({ block }) => block)).toEqual(blocks);
    expect(blocks.length).toBeGreaterThan(2);
    for (const { words, base, targets } of indicators) {
      expect([words.kk?.name, words.ru?.name]).not.toContain(undefined);
      expect(words.kk?.name).not.toBe(words.ru?.name);
      expect(base === null && targets.length === 0).toBe(false);
    }
  });

  it('keeps from the public what rests on a few, in the table too', async () => {
    const shown = await askAs<DraftFigures>(`${address}/figures`);
    const known = await figures();
    expect(shown.terms).toEqual(known.terms);
    expect(known.agencies.some(({ answer }) => answer.days !== null && answer.of < 5)).toBe(true);
    for (const { answer } of shown.agencies) if (answer.of < 5) expect(answer.days).toBeNull();
    const table = await (await site.app.request(`${address}/figures.csv`)).text();
    const rows = table.split('\r\n').map((row) => row.split(','));
    for (const { agency, answer, asked } of shown.agencies) {
      expect(rows).toContainEqual(['agencies', agency, 'asked', String(asked)]);
      expect(rows).toContainEqual(['agencies', agency, 'answerDays', String(answer.days ?? '')]);
    }
  });

  it('is a part of the figures of all', async () => {
    const own = await figures();
    const all = await askAs<WholeFigures>('/api/figures', 'botagoz-kemelova');
    const none = await askAs<WholeFigures>('/api/figures?owner=finance', 'botagoz-kemelova');
    expect(all.drafts).toBe(1);
    const { terms, agencies, amendments, forecast } = own;
    expect(all).toMatchObject({ terms, agencies, amendments, forecast });
    expect(all.kinds.reduce((sum, one) => sum + one.drafts, 0)).toBe(all.drafts);
    expect([none.drafts, none.terms.asked, none.agencies]).toEqual([0, 0, []]);
  });
});
