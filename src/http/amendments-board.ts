/** The amendments of a draft as cards, all in one answer: what a board to sort them needs. */
import { z } from '@hono/zod-openapi';
import { fates, outcomes } from '../domain/draft/event.ts';
import type { Service } from '../service/service.ts';
import { type App, operation } from './operation.ts';
import { languageOf } from './pages/frame.ts';
import { draftParams, jsonOf, languageSchema, number, sayQuery, stamp } from './wire-parts.ts';

const wordsView = z.object({
  lang: languageSchema.openapi({ description: 'Of the text it is about' }),
  path: z
    .array(z.object({ type: z.string(), number, title: z.string().optional() }))
    .readonly()
    .openapi({ description: 'Where its first change stands, from the outside in' }),
  place: z.string().openapi({ description: 'The same in words, in the language asked for' }),
  blocks: z.array(z.string()).readonly().openapi({
    description: 'Blocks it changes; of what it adds, those beside it',
  }),
  gone: z.string().openapi({ description: 'Of the first line it changes, what goes, cut short' }),
  come: z.string().openapi({ description: 'And what comes' }),
  kind: z.string().nullable().openapi({ description: 'Of the first change' }),
  changes: z.number().int(),
});

const boardView = z
  .object({
    items: z.array(
      z.object({
        amendment: number,
        version: number,
        state: z.enum(['submitted', 'studied', 'withdrawn', ...outcomes]),
        fate: z.enum(fates).nullable().openapi({
          description: 'How it stands to the newest version since; null while there is none',
        }),
        supporters: z.number().int(),
        words: z.array(wordsView).readonly(),
        group: number.nullable().openapi({
          description:
            'Open amendments about the same blocks have one group, the least of their numbers; which of them exclude one another is told by the collisions',
        }),
        ...stamp,
      }),
    ),
  })
  .openapi('AmendmentBoard');

export function registerBoard(app: App, service: Service): void {
  const route = operation(service, 'amendment:read', {
    method: 'get',
    path: '/api/drafts/{id}/amendments/board',
    tags: ['amendments'],
    summary: 'Every amendment as a card: who, where, what in one line, how it stands',
    request: { params: draftParams, query: z.object(sayQuery) },
    responses: { 200: jsonOf('All cards, in the order of their numbers', boardView) },
  });
  app.openapi(route, async (c) => {
    const items = await service.readBoard(c.get('draft'), languageOf(c));
    c.header('vary', 'Accept-Language');
    return c.json({ items } as never, 200);
  });
}
