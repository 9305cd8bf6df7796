/**
 * A world in which every free text that is sent says payloads instead: titles, reasons, words in a
 * text, names. What is sent besides (ids, quotes, codes) stays, so that any story can be told in it.
 */
import { limits } from '../../schema/limits.ts';
import type { Workflow } from '../../src/domain/workflow/workflow.ts';
import type { Json, Request, World } from '../http/world.ts';

/** Fields in which a person may write what they like, by name: those of a line, and those of a page. */
const lines = [
  ...['titles', 'title', 'label', 'place', 'indicators', 'name', 'names', 'short'],
  ...['organisation', 'position'],
];
const pages = ['summary', 'reason', 'note', 'wording', 'text', 'minutes', 'justification', 'money'];

const freeFields: readonly string[] = [...lines, ...pages];

/** Payloads as one text, as many from the first on as a field of so many characters holds; trimmed. */
export function say(payloads: readonly string[], charactersMax: number): string {
  let said = payloads[0] ?? '';
  for (const payload of payloads.slice(1)) {
    if (said.length + 1 + payload.length > charactersMax) break;
    said += ` ${payload}`;
  }
  return said.trim();
}

const roomOf = (field: string): number =>
  lines.includes(field) ? limits.titleCharactersMax : limits.reasonCharactersMax;

/** Every string under a free field replaced; texts stay as the story has them. */
export function poison(value: Json, payloads: readonly string[], field = ''): Json {
  if (typeof value === 'string') return field ? say(payloads, roomOf(field)) : value;
  if (Array.isArray(value)) return value.map((one) => poison(one, payloads, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'texts' ? inner : poison(inner, payloads, freeFields.includes(key) ? key : field),
    ]),
  );
}

const attributed = (attrs: object) => ({ attrs });

const words = (text: string) => [{ type: 'text', text }];

/** One block of every kind that holds words, each saying payloads in all it can say. */
function poisonedBlocks(payloads: readonly string[]): readonly Json[] {
  const text = say(payloads, limits.titleCharactersMax);
  const paragraph = { type: 'paragraph', content: words(text) };
  const item = { type: 'list_item', content: [paragraph] };
  const cell = (type: string) => ({ type, content: [paragraph] });
  const row = { type: 'table_row', content: [cell('table_header'), cell('table_cell')] };
  const marked = payloads.map((payload) => ({
    type: 'text',
    text: payload,
    marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }, { type: 'strong' }],
  }));
  return [
    paragraph,
    ...payloads.map((payload) => ({ type: 'paragraph', content: words(payload) })),
    { type: 'paragraph', content: marked },
    { type: 'bullet_list', content: [item] },
    { type: 'ordered_list', content: [item] },
    { type: 'table', content: [row] },
    { type: 'quotation', content: [paragraph] },
    { type: 'footnote', content: [paragraph] },
    {
      type: 'indicator',
      ...attributed({ unit: text, source: text, responsible: text }),
      content: words(text),
    },
    { type: 'measure', ...attributed({ owner: text, due: '2021-Q4' }), content: words(text) },
    { type: 'preformatted', ...attributed({ kind: 'source', syntax: text }), content: words(text) },
    { type: 'preformatted', ...attributed({ kind: 'code', syntax: text }), content: words(text) },
  ];
}

/** A section that is titled with payloads and holds a block of every kind. */
export const poisonedSection = (payloads: readonly string[]): Json => ({
  type: 'section',
  content: [
    { type: 'heading', content: words(say(payloads, limits.titleCharactersMax)) },
    ...poisonedBlocks(payloads),
  ],
});

/** The workflow under another id, in whose names everything says payloads. */
export const poisonedWorkflow = (
  workflow: Workflow,
  id: string,
  payloads: readonly string[],
): Workflow => ({
  ...(poison(workflow, payloads) as Workflow),
  id,
});

/**
 * The same world, where what is sent says payloads, each time from another one on, since what says the
 * same again is often refused; `sent` hears of each request that was taken.
 */
export function poisonedWorld(
  world: World,
  payloads: readonly string[],
  sent: (method: string, path: string, json: Json) => void,
): World {
  let turn = 0;
  return {
    ...world,
    ask: async (method, path, request: Request = {}) => {
      if (request.json === undefined) return world.ask(method, path, request);
      const first = turn++ % payloads.length;
      const turned = [...payloads.slice(first), ...payloads.slice(0, first)];
      const json = poison(request.json, turned);
      const answer = await world.ask(method, path, { ...request, json });
      if (answer.status < 300) sent(method, path, json);
      return answer;
    },
  };
}
