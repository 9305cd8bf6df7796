/** A long source taken in as a job: the text that is stored is the one that a short way would give. */
import type { Node } from 'prosemirror-model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Draft } from '../../src/domain/draft/draft.ts';
import { collectIds } from '../../src/domain/text/blocks.ts';
import { chunkText } from '../../src/domain/text/chunk.ts';
import { countingIds } from '../../src/domain/text/identity.ts';
import { printMarkdown } from '../../src/interchange/print-markdown.ts';
import { readSource, type Source, sourceMs, takeIds, takeIn } from '../../src/service/intake.ts';
import { createLaw } from '../bench/law.ts';
import { actor, createDraft, idOnly, openWorkplace, type Workplace } from '../bench/workplace.ts';

const markdown = (doc: Node): Source => ({ form: 'text/markdown', text: printMarkdown(doc) });
const law = createLaw(120_000, 41);
const first = law.doc();
law.amend();
const next = law.doc();
for (let acts = 8; acts > 0; acts--) law.amend();
const second = law.doc();

it.each([
  ['beside the text it replaces', first, []],
  ['beside a translation', null, [{ lang: 'kk', doc: first }]],
  ['beside both', first, [{ lang: 'kk', doc: second }]],
  ['alone', null, []],
] as const)('gives the same text, to the hash, when it is read %s', (_case, current, others) => {
  const source = markdown(second);
  const mint = countingIds('n');
  const { doc: read } = readSource(source, current, mint);
  const near = chunkText(takeIds({ lang: 'ru', doc: read }, current ?? undefined, others, mint));
  const known = current && chunkText(current);
  const translations = others.map(({ lang, doc }) => ({ lang, ...chunkText(doc) }));
  const { cut } = takeIn(
    {
      source,
      lang: 'ru',
      current: known?.root ?? null,
      translations: translations.map(({ lang, root }) => ({ lang, root })),
      pieces: [...(known?.chunks ?? []), ...translations.flatMap(({ chunks }) => [...chunks])],
    },
    countingIds('n'),
  );
  expect(cut.root).toBe(near.root);
  const stored = new Map([...(known?.chunks ?? []), ...cut.chunks]);
  for (const [hash, body] of near.chunks) expect(stored.get(hash)).toBe(body);
  for (const hash of known?.chunks.keys() ?? []) expect(cut.chunks.has(hash)).toBe(false);
});

let workplace: Workplace;
beforeAll(async () => {
  workplace = await openWorkplace(':memory:');
});
afterAll(() => workplace.close());

it('is the way of a source that says much the working text does not say, and of no other', async () => {
  const { service } = workplace;
  const id = await createDraft(workplace, 'intake');
  const load = async () => (await service.dispatcher.load(id)) as Draft;
  const jobs: string[] = [];
  const { run } = service.compute;
  Object.assign(service.compute, {
    run: (...call: Parameters<typeof run>) => {
      jobs.push(call[0]);
      return run(...call);
    },
  });
  const save = async (source: Source) => {
    const draft = await load();
    const { given } = await service.readSource(draft, 'ru', source);
    const request = { lang: 'ru', base: draft.texts.ru ?? null, given } as const;
    await service.saveText(id, request, { actor }, idOnly);
    return service.library.doc((await load()).texts.ru as string);
  };
  const saved = await save(markdown(first));
  expect(jobs).toEqual(['take-in']);
  const again = await save(markdown(next));
  expect(jobs).toEqual(['take-in']);
  expect(sourceMs(markdown(next), saved)).toBeLessThan(20);
  const [before, after] = [saved, again].map((doc) => collectIds(doc));
  const kept = [...(after ?? [])].filter((block) => before?.has(block));
  expect(kept.length).toBeGreaterThan((before?.size ?? 0) * 0.8);
  expect(printMarkdown(again)).toBe(printMarkdown(next));
});
