/** Questions about amendments that write nothing: which are alike, which collide, what would come of deciding. */
import { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import { reasonCodes } from '../domain/draft/amendment-reasons.ts';
import { outcomes } from '../domain/draft/event.ts';
import type { Service } from '../service/service.ts';
import {
  changeListsView,
  readGiven,
  readIntent,
  similarSchema,
  viewLists,
  viewWhatIf,
  whatIfSchema,
  whatIfView,
} from './amendments-wire.ts';
import { type App, operation } from './operation.ts';
import { languageOf } from './pages/frame.ts';
import { draftParams, languageSchema, namesSchema, number, sayQuery } from './wire-parts.ts';

const tags = ['amendments'];

const similarView = z
  .object({
    changes: changeListsView.openapi({
      description: 'What is proposed, numbered as a split of it names its changes',
    }),
    items: z.array(
      z.object({
        amendment: number,
        lang: languageSchema,
        blocks: z.array(z.string()).readonly().openapi({ description: 'Blocks both are about' }),
        words: z.number().openapi({
          description: 'From 0 to 1: how much of what both put in and take out is the same',
        }),
      }),
    ),
  })
  .openapi('SimilarAmendments');

const collisionMapView = z.object({
  pairs: z.array(
    z.object({
      kind: z.enum(['contains', 'makes-moot', 'same-words', 'exclusive']),
      amendments: z.array(number).length(2).readonly(),
      blocks: z.array(z.string()).readonly(),
      conflicts: z.array(z.looseObject({})).readonly(),
    }),
  ),
  groups: z.array(
    z.object({
      kind: z.enum(['identical', 'same-words', 'exclusive', 'moot-together']),
      amendments: z.array(number).readonly(),
      by: number.optional(),
    }),
  ),
});

const collisionsView = z
  .object({
    version: z.number().int(),
    maps: z.partialRecord(languageSchema, collisionMapView),
    unplaced: z.array(number).readonly().openapi({
      description: 'Open amendments that do not fit the newest version as written',
    }),
  })
  .openapi('Collisions');

const placesView = z
  .object({
    items: z.array(
      z.object({
        amendment: number,
        lang: languageSchema,
        blocks: z.array(z.string()).readonly().openapi({
          description: 'Blocks it changes; of what it adds, those beside it',
        }),
      }),
    ),
  })
  .openapi('AmendmentPlaces');

const reasonCodesView = z
  .object({
    items: z.array(
      z.object({
        code: z.string(),
        outcomes: z.array(z.enum(outcomes)).readonly(),
        names: namesSchema,
      }),
    ),
  })
  .openapi('ReasonCodes');

export function registerAmendmentQuestions(app: App, service: Service): void {
  registerReasons(app, service);
  registerCollisions(app, service);
  registerPlaces(app, service);
  registerSimilar(app, service);
  registerWhatIf(app, service);
}

function registerReasons(app: App, service: Service): void {
  const route = operation(service, 'directory:read', {
    method: 'get',
    path: '/api/reason-codes',
    tags,
    summary: 'The closed list of reasons an outcome may have, in three languages',
    responses: {
      200: {
        description: 'In the order to choose from',
        content: { 'application/json': { schema: reasonCodesView } },
      },
    },
  });
  app.openapi(route, (c) => c.json({ items: reasonCodes } as never, 200));
}

function registerCollisions(app: App, service: Service): void {
  const route = operation(service, 'amendment:read', {
    method: 'get',
    path: '/api/drafts/{id}/amendments/collisions',
    tags,
    summary: 'Which open amendments touch the same words, exclude or contain one another',
    description:
      'Computed on the newest version, per language. Of amendments that say the same, the one with the least number stands for all.',
    request: { params: draftParams },
    responses: {
      200: {
        description: 'Pairs and groups',
        content: { 'application/json': { schema: collisionsView } },
      },
    },
  });
  app.openapi(route, async (c) =>
    c.json((await service.findCollisions(c.get('draft'))) as never, 200),
  );
}

function registerPlaces(app: App, service: Service): void {
  const route = operation(service, 'amendment:read', {
    method: 'get',
    path: '/api/drafts/{id}/amendments/places',
    tags,
    summary: 'Where every amendment that was not withdrawn stands in the text, by language',
    request: { params: draftParams },
    responses: {
      200: {
        description: 'Places by number',
        content: { 'application/json': { schema: placesView } },
      },
    },
  });
  app.openapi(route, async (c) =>
    c.json({ items: await service.listPlaces(c.get('draft')) } as never, 200),
  );
}

function registerSimilar(app: App, service: Service): void {
  const route = operation(
    service,
    'amendment:read',
    {
      method: 'post',
      path: '/api/drafts/{id}/amendments/similar',
      tags,
      summary: 'Before you submit: what it changes, and who said the same, there or elsewhere',
      request: {
        params: draftParams,
        query: z.object(sayQuery),
        body: { required: true, content: { 'application/json': { schema: similarSchema } } },
      },
      responses: {
        200: {
          description: 'The most alike first; nothing is written',
          content: { 'application/json': { schema: similarView } },
        },
      },
    },
    limits.textBytesMax,
  );
  app.openapi(route, async (c) => {
    const draft = c.get('draft');
    const { version, texts } = c.req.valid('json');
    const proposals = await readGiven(texts, draft, version, service);
    const items = await service.findSimilar(draft, version, proposals);
    const lists = await service.listProposed(draft, version, proposals, languageOf(c));
    c.header('vary', 'Accept-Language');
    return c.json({ changes: viewLists(lists), items } as never, 200);
  });
}

function registerWhatIf(app: App, service: Service): void {
  const route = operation(
    service,
    'amendment:decide',
    {
      method: 'post',
      path: '/api/drafts/{id}/amendments/what-if',
      tags,
      summary:
        'What these outcomes would come to: the text, what cannot be applied, every other fate',
      description: 'Nothing is written. Deciding the same in the same order writes exactly this.',
      request: {
        params: draftParams,
        body: { required: true, content: { 'application/json': { schema: whatIfSchema } } },
      },
      responses: {
        200: {
          description: 'The texts that would change, and what follows',
          content: { 'application/json': { schema: whatIfView } },
        },
      },
    },
    limits.textBytesMax,
  );
  app.openapi(route, async (c) => {
    const draft = c.get('draft');
    const intents = await Promise.all(
      c.req
        .valid('json')
        .decisions.map((one, index) => readIntent(one, draft, service, `/decisions/${index}`)),
    );
    return c.json(viewWhatIf(await service.askWhatIf(draft, intents)) as never, 200);
  });
}
