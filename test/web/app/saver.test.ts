/**
 * What is written is neither lost nor called saved too soon: the saver over the real API, with a line
 * that breaks before the request, after it, or not at all, and a second person at the same text.
 */
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import type { Choices, Conflict } from '../../../src/domain/text/change.ts';
import { countingIds, parseText } from '../../../src/domain/text/identity.ts';
import { merge, resolve } from '../../../src/domain/text/merge.ts';
import {
  createSaver,
  type Kept,
  type Sending,
  type Sent,
  type Standing,
  type Stored,
} from '../../../src/web/app/editing/saver.ts';
import { draftAt, readText, write } from '../../http/stages.ts';
import { cast, createWorld, type World } from '../../http/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

type Line = 'works' | 'cut before' | 'cut after';

/** An editor without a window: a doc, a saver over the API, and timers that run when told. */
async function openEditor(id: string, person: keyof typeof cast, line: () => Line, keeps = true) {
  const path = `/api/drafts/${id}/texts/ru`;
  const headers = { 'kelisim-actor': cast[person] };
  const load = async (): Promise<Stored> => {
    const response = await world.app.request(path, { headers });
    const root = response.headers.get('etag') ?? '';
    return { root, doc: parseText(await response.json()) };
  };
  const opened = await load();
  let doc = opened.doc;
  let standing: Standing = { kind: 'saved', at: null };
  let kept: Kept | null = null;
  let keys = 0;
  const timers = new Map<number, () => void>();
  let timer = 0;
  const request = async (sending: Sending, key: string): Promise<Sent> => {
    const isWhole = 'doc' in sending;
    const response = await world.app.request(path, {
      method: isWhole ? 'PUT' : 'PATCH',
      headers: {
        ...headers,
        'content-type': 'application/json',
        'if-match': sending.root,
        'idempotency-key': key,
      },
      body: JSON.stringify(isWhole ? sending.doc : { steps: sending.steps }),
    });
    const body = await response.json();
    if (response.ok) return { outcome: 'saved', root: `"${body.root}"`, at: 'now' };
    if (body.code === 'stale') return { outcome: 'stale' };
    if (body.code === 'nothing-changed') return { outcome: 'saved', root: sending.root, at: 'now' };
    const problem = new Error(`${body.code}: ${body.detail}`);
    return { outcome: 'refused', problem, ofText: response.status === 422 };
  };
  const saver = createSaver(opened, {
    load,
    send: async (sending, key) => {
      const how = line();
      if (how === 'cut before') return { outcome: 'silence', offline: true };
      const sent = await request(sending, key);
      return how === 'works' ? sent : { outcome: 'silence', offline: false };
    },
    keep: async (next) => {
      if (keeps) kept = next;
      return keeps;
    },
    read: () => doc,
    isSettled: () => true,
    replace: (next) => {
      doc = next;
    },
    merge: async (...docs) => merge(...docs),
    resolve: async (merged, choices) => resolve(merged, choices),
    tell: (next) => {
      standing = next;
    },
    wait: (run) => {
      timers.set(++timer, run);
      const own = timer;
      return () => timers.delete(own);
    },
    newKey: () => `${person}-${id}-${++keys}`,
  });
  return {
    saver,
    load,
    doc: () => doc,
    standing: () => standing,
    kept: () => kept,
    /** Types at the end of a paragraph. */
    type(index: number, words: string) {
      const ends: number[] = [];
      doc.descendants((node, pos) => {
        if (node.type === schema.nodes.paragraph) ends.push(pos + node.nodeSize - 1);
      });
      const change = new Transform(doc);
      change.insert(ends[index % ends.length] as number, schema.text(words));
      doc = change.doc;
      saver.wrote(change.steps);
      return change;
    },
    /** Takes back what was typed last. */
    undo(typed: Transform) {
      const change = new Transform(doc);
      for (const [at, step] of [...typed.steps.entries()].reverse())
        change.step(step.invert(typed.docs[at] as Node));
      doc = change.doc;
      saver.wrote(change.steps);
    },
    /** Lets every timer run out that is set, and the work it starts end. */
    async pass() {
      const due = [...timers.values()];
      timers.clear();
      for (const run of due) run();
      await saver.flush();
    },
  };
}

const works = (): Line => 'works';
const textOf = (doc: Node) => doc.textBetween(0, doc.content.size, ' ');

describe('what is written', () => {
  it('is sent as steps, and called saved when the server has it', async () => {
    const id = await draftAt(world, 'drafting');
    const editor = await openEditor(id, 'drafter', works);
    editor.type(1, ' Раз.');
    expect(editor.saver.isSaved()).toBe(false);
    await editor.pass();
    editor.type(1, ' Два.');
    await editor.pass();
    expect([editor.standing().kind, editor.saver.isSaved(), editor.kept()]).toEqual([
      'saved',
      true,
      null,
    ]);
    expect((await editor.load()).doc.eq(editor.doc())).toBe(true);
  });

  it('is not sent when it was taken back before', async () => {
    const id = await draftAt(world, 'drafting');
    const sent: Line[] = [];
    const editor = await openEditor(id, 'drafter', () => {
      sent.push('works');
      return 'works';
    });
    editor.undo(editor.type(1, ' Раз.'));
    await editor.pass();
    expect([sent, editor.standing(), editor.saver.isSaved(), editor.kept()]).toEqual([
      [],
      { kind: 'saved', at: null },
      true,
      null,
    ]);
    editor.type(1, ' Два.');
    await editor.pass();
    editor.undo(editor.type(1, ' Три.'));
    await editor.pass();
    expect([sent.length, editor.standing()]).toEqual([1, { kind: 'saved', at: 'now' }]);
  });

  it('stays on the device while nobody answers, and says so', async () => {
    const id = await draftAt(world, 'drafting');
    let line: Line = 'cut before';
    const editor = await openEditor(id, 'drafter', () => line);
    editor.type(0, ' Без связи.');
    await editor.pass();
    expect([editor.standing().kind, editor.saver.isSaved()]).toEqual(['offline', false]);
    expect(editor.kept()?.doc.eq(editor.doc())).toBe(true);
    line = 'works';
    await editor.pass();
    expect([editor.standing().kind, editor.kept()]).toEqual(['saved', null]);
  });

  it('is never called kept on a device that keeps nothing', async () => {
    const id = await draftAt(world, 'drafting');
    const editor = await openEditor(id, 'drafter', () => 'cut before', false);
    editor.type(0, ' Без связи.');
    await editor.pass();
    expect([editor.standing().kind, editor.kept()]).toEqual(['retrying', null]);
  });

  it('has one effect although its answer was lost', async () => {
    const id = await draftAt(world, 'drafting');
    const lines: Line[] = ['cut after', 'cut after', 'works'];
    const editor = await openEditor(id, 'drafter', () => lines.shift() ?? 'works');
    editor.type(0, ' Один раз.');
    await editor.pass();
    editor.type(0, ' И ещё.');
    await editor.pass();
    for (let turn = 0; turn < 4; turn++) await editor.pass();
    expect(textOf((await editor.load()).doc).match(/Один раз\./g)).toHaveLength(1);
    expect((await editor.load()).doc.eq(editor.doc())).toBe(true);
  });

  it('is sent whole where its steps are refused, and again once what is refused is changed', async () => {
    const id = await draftAt(world, 'drafting');
    const editor = await openEditor(id, 'drafter', works);
    const lost = editor.type(0, ' NUL \0');
    editor.undo(lost);
    editor.type(0, ' Рахмет');
    await editor.pass();
    await editor.pass();
    expect(textOf((await editor.load()).doc)).toContain(' Рахмет');
    const typed = editor.type(0, ' NUL \0');
    await editor.pass();
    await editor.pass();
    expect(editor.standing()).toMatchObject({ kind: 'refused', ofText: true });
    expect(editor.kept()).not.toBeNull();
    editor.undo(typed);
    editor.type(0, ' бәрі');
    await editor.pass();
    expect(editor.standing()?.kind).toBe('saved');
    expect(textOf((await editor.load()).doc)).toContain(' Рахмет бәрі');
  });

  it('is merged with what another wrote, and a conflict waits for a choice', async () => {
    const id = await draftAt(world, 'drafting');
    const [mine, theirs] = [
      await openEditor(id, 'drafter', works),
      await openEditor(id, 'drafterTwo', works),
    ];
    theirs.type(0, ' Их слова.');
    await theirs.pass();
    mine.type(2, ' Мои слова.');
    for (let turn = 0; turn < 3; turn++) await mine.pass();
    const { doc } = await mine.load();
    expect(textOf(doc)).toContain('Их слова.');
    expect(textOf(doc)).toContain('Мои слова.');
    expect(mine.doc().eq(doc)).toBe(true);
    const { doc: json, etag } = await readText(world, id, 'ru');
    expect(etag).not.toBe('');
    expect(json.type).toBe('doc');
    await write(world, id, 'ru', '# Раздел\n\nСовсем другой текст о волонтёрах.');
    mine.type(0, ' Поздно.');
    for (let turn = 0; turn < 3; turn++) await mine.pass();
    const standing = mine.standing();
    expect(standing.kind).toBe('conflict');
    if (standing.kind === 'conflict') {
      // Taken up in another tab over their text, it would take their words back.
      expect(mine.kept()?.doc.eq(mine.doc())).toBe(true);
      expect(mine.kept()?.base.root).not.toBe((await mine.load()).root);
      const choices = Object.fromEntries(
        standing.conflicts.map((one) => [one.id, 'ours'] as const),
      );
      await mine.saver.choose(choices);
      for (let turn = 0; turn < 3; turn++) await mine.pass();
    }
    expect(textOf((await mine.load()).doc)).toContain('Поздно.');
    expect(mine.standing().kind).toBe('saved');
  });

  it('is never lost, whatever the line does and another person writes', async () => {
    const act = fc.record({
      who: fc.constantFrom(0, 1),
      paragraph: fc.nat(5),
      line: fc.constantFrom<Line>('works', 'works', 'cut before', 'cut after'),
      passes: fc.boolean(),
    });
    const acts = fc.array(act, { minLength: 1, maxLength: 12 });
    const mark = countingIds('слово');
    await fc.assert(
      fc.asyncProperty(acts, async (wanted) => {
        const id = await draftAt(world, 'drafting');
        let line: Line = 'works';
        const editors: readonly Editor[] = [
          await openEditor(id, 'drafter', () => line),
          await openEditor(id, 'drafterTwo', () => line),
        ];
        const written: string[] = [];
        for (const { who, paragraph, passes, line: next } of wanted) {
          const editor = editors[who] as Editor;
          line = next;
          const word = mark();
          written.push(word);
          editor.type(paragraph, ` ${word}.`);
          if (!passes) continue;
          await editor.pass();
          const holds = editor.saver.isSaved() ? await editor.load() : editor.kept();
          expect(textOf(holds?.doc as Node)).toContain(word);
        }
        line = 'works';
        await finish(editors);
        const { doc } = await (editors[0] as Editor).load();
        for (const word of written) expect(textOf(doc), word).toContain(`${word}.`);
        for (const editor of editors) expect(editor.saver.isSaved()).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

type Editor = Awaited<ReturnType<typeof openEditor>>;

/** Lets everybody save; who meets a conflict keeps both wordings, one after the other. */
async function finish(editors: readonly Editor[]): Promise<void> {
  for (let turn = 0; turn < 6; turn++)
    for (const { standing, saver, pass } of editors) {
      const now = standing();
      if (now.kind === 'conflict') await saver.choose(bothOf(now.conflicts));
      await pass();
    }
}

const bothOf = (conflicts: readonly Conflict[]): Choices =>
  Object.fromEntries(
    conflicts.map(({ id, ours, theirs }) => [
      id,
      { content: [{ type: 'text', text: `${theirs?.text ?? ''}${ours?.text ?? ''}` }] },
    ]),
  );
