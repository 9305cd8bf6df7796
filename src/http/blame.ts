/** Blame: who put each run of words of a block there. Frozen texts only, so an answer never changes. */
import { z } from '@hono/zod-openapi';
import { isBlockId } from '../../schema/document.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { createBlameReader } from '../service/blame.ts';
import type { Service } from '../service/service.ts';
import { diffAlgorithm, findVersion } from '../service/versions.ts';
import { type App, operation } from './operation.ts';
import { immutable, isKnown, sendTagged } from './replies.ts';
import { authorView, draftParams, languageSchema, number, stamp } from './wire-parts.ts';

const sourceView = z
  .object({
    version: number.openapi({ description: 'The first version the words stand in' }),
    seq: number.openapi({ description: 'The event of the save that put them there' }),
    ...stamp,
    amendment: z.object({ number, by: authorView, item: number.nullable() }).nullable().openapi({
      description:
        'The amendment adopted by that save, who submitted it, and the item of a verdict whose wording it was',
    }),
  })
  .openapi('Source');

const blameView = z
  .object({
    lang: languageSchema,
    block: z.string(),
    version: number,
    runs: z.array(z.object({ text: z.string(), source: sourceView })).openapi({
      description: 'In order; joined they are the words of the block, of a section its title',
    }),
  })
  .openapi('Blame');

const blameQuery = z.object({
  block: z.string().refine(isBlockId, 'must be the id of a block'),
  lang: languageSchema.optional().openapi({ description: "The draft's first when left out" }),
  version: z.coerce.number().int().positive().max(999_999).optional().openapi({
    description: 'The newest when left out',
  }),
});

export function registerBlame(app: App, service: Service): void {
  const reader = createBlameReader(service);
  const route = operation(service, 'version:read', {
    method: 'get',
    path: '/api/drafts/{id}/blame',
    tags: ['versions'],
    summary: 'Who put each word of a block there, and on whose proposal',
    description:
      'Words keep their source while their block moves, is split or joined; a word that was deleted and put back belongs to who put it back. Never changes for a version that is named.',
    request: { params: draftParams, query: blameQuery },
    responses: {
      200: {
        description: 'Runs of words with their sources',
        content: { 'application/json': { schema: blameView } },
      },
    },
  });
  app.openapi(route, async (c) => {
    const draft = c.get('draft');
    const { block, version: asked, lang: wanted } = c.req.valid('query');
    const lang = wanted ?? draft.languages[0];
    if (!lang || !draft.languages.includes(lang))
      return refuse('language-not-in-draft', { lang: String(lang), languages: draft.languages });
    const version = findVersion(draft, asked ?? draft.versions.length);
    const etag = `"blame-${diffAlgorithm}-${version.hash}-${version.version}-${lang}-${block}"`;
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': asked ? immutable : 'no-cache',
    };
    if (isKnown(c, etag)) return sendTagged(c, etag, headers, () => '') as never;
    const { runs, ...about } = await reader.readBlame(draft, version.version, lang, block);
    const body = { ...about, runs: runs.map(({ text, label }) => ({ text, source: label })) };
    return sendTagged(c, etag, headers, () => JSON.stringify(body)) as never;
  });
}
