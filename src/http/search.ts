/** Searching every draft and what is said about it: a page of passages, each with where it stands. */
import { z } from '@hono/zod-openapi';
import { searchKinds } from '../domain/search-kinds.ts';
import type { Found, SearchCursor } from '../service/search.ts';
import type { Service } from '../service/service.ts';
import { type App, operation } from './operation.ts';
import { RequestRefusal } from './problem.ts';
import { jsonOf, languageSchema, namesSchema, pageQuery } from './wire-parts.ts';

const queryCharactersMax = 200;

const kindSchema = z.enum(searchKinds).openapi('SearchKind', {
  description:
    '`version`: the newest frozen text; `text`: what the working text says otherwise, for who may read it',
});

const passageView = z.object({
  text: z.string(),
  marked: z.boolean().openapi({ description: 'True for words that were asked for' }),
});

const foundView = z
  .object({
    draft: z.object({ id: z.string(), titles: namesSchema, owner: z.string() }),
    kind: kindSchema,
    lang: languageSchema.nullable().openapi({ description: 'Null where none was said' }),
    place: z
      .object({
        version: z.number().int().optional(),
        block: z.string().optional(),
        amendment: z.number().int().optional(),
        agency: z.string().optional(),
        item: z.number().int().optional(),
        thread: z.string().optional(),
        comment: z.number().int().optional(),
      })
      .openapi({ description: 'Where it stands in the draft' }),
    passage: z.array(passageView).openapi({ description: 'In order; join them to read' }),
  })
  .openapi('SearchFound');

const pageView = z
  .object({
    items: z.array(foundView),
    next: z
      .string()
      .nullable()
      .openapi({ description: 'Cursor of the next page; null at the end' }),
    counts: z.array(z.object({ kind: kindSchema, count: z.number().int() })).openapi({
      description:
        'How many of the first thousand passages are of each kind, whatever `kind` was; none after the first page',
    }),
    complete: z.boolean().openapi({
      description: 'False while what was written a moment ago is still being taken in',
    }),
  })
  .openapi('SearchPage');

const query = pageQuery.extend({
  q: z
    .string()
    .min(1)
    .max(queryCharactersMax)
    .openapi({ description: 'Words, and phrases in quotes', example: '"қоғамдық кеңес" талқылау' }),
  draft: z.string().max(64).optional().openapi({ description: 'Only in this draft' }),
  kind: kindSchema.optional(),
  lang: languageSchema.optional().openapi({ description: 'Only what is in this language' }),
});

export function registerSearch(app: App, service: Service): void {
  const route = operation(service, 'draft:list', {
    method: 'get',
    path: '/api/search',
    tags: ['search'],
    summary: 'Search drafts, their texts and what is said about them',
    description:
      'Finds what whoever asks may read, and counts nothing else: titles, the newest version and the working text, amendments, verdicts with their items, threads, comments. All words must stand in one passage. What is spelled as asked comes first, then what differs in letters that look alike (ә and а, қ and к, і and и, ё and е), then other endings of the words.',
    request: { query },
    responses: { 200: jsonOf('A page of passages', pageView) },
  });
  app.openapi(route, async (c) => {
    const { q, cursor, ...asked } = c.req.valid('query');
    const request = { ...asked, query: q, after: readSearchCursor(cursor) };
    const answer = await service.search(c.get('actor'), request);
    const { found, next, counts, isComplete } = answer;
    c.header('cache-control', 'no-store');
    return c.json(
      {
        items: found.map(viewFound),
        next: next && `${next.phase}-${next.id}`,
        counts: [...counts],
        complete: isComplete,
      },
      200,
    );
  });
}

const viewFound = ({ draft: { id, titles, owner }, kind, lang, place, passage }: Found) => ({
  draft: { id, titles, owner },
  kind,
  lang,
  place,
  passage: [...passage],
});

/** *Refuses:* invalid for what no page ended with. */
function readSearchCursor(cursor: string | undefined): SearchCursor | undefined {
  if (cursor === undefined) return undefined;
  const [, phase, id] = /^([0-2])-([1-9]\d{0,14})$/.exec(cursor) ?? [];
  if (phase === undefined)
    throw new RequestRefusal('invalid', 'The cursor is not one a page gave.', {
      parameter: 'cursor',
    });
  return { phase: Number(phase), id: Number(id) };
}
