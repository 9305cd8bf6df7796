/** The concept checks: what a text lacks to be a concept, like a compiler's warnings. */
import { z } from '@hono/zod-openapi';
import { type CheckFault, checkCodes } from '../domain/checks/check.ts';
import { describeFault } from '../domain/checks/words.ts';
import type { Draft } from '../domain/draft/draft.ts';
import type { Language } from '../domain/language.ts';
import type { Service } from '../service/service.ts';
import { type App, operation } from './operation.ts';
import { draftParams, languageSchema } from './wire-parts.ts';

const checksView = z
  .object({
    version: z.number().int().nullable().openapi({ description: 'Null: the working texts' }),
    counts: z.partialRecord(z.enum(checkCodes), z.number().int()),
    faults: z.array(
      z.object({
        what: z.enum(checkCodes),
        lang: languageSchema,
        block: z.string().optional().openapi({ description: 'Id of the block it is in' }),
        about: z.string().optional(),
        say: z.string().openapi({ description: 'One sentence in the language asked for' }),
      }),
    ),
  })
  .openapi('Checks');

const versionParams = draftParams.extend({
  version: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'a version number')
    .openapi({ example: '1' }),
});
const sayQuery = z.object({
  say: languageSchema
    .default('en')
    .openapi({ description: 'Language of the sentences, not of the texts' }),
});
const content = { 'application/json': { schema: checksView } };
const responses = { 200: { description: 'What was found; empty lists when nothing', content } };

export function registerChecks(app: App, service: Service): void {
  const working = operation(service, 'text:read', {
    method: 'get',
    path: '/api/drafts/{id}/checks',
    tags: ['texts'],
    summary: 'Check the working texts',
    description:
      'Mandatory sections, indicators, measures, references, abbreviations, and figures that differ between languages. A workflow may demand that a version has none of these.',
    request: { params: draftParams, query: sayQuery },
    responses,
  });
  app.openapi(working, async (c) =>
    c.json(await view(service, c.get('draft'), null, c.req.valid('query').say), 200),
  );
  const frozen = operation(service, 'version:read', {
    method: 'get',
    path: '/api/drafts/{id}/versions/{version}/checks',
    tags: ['versions'],
    summary: 'Check a version',
    request: { params: versionParams, query: sayQuery },
    responses,
  });
  app.openapi(frozen, async (c) => {
    const { version } = c.req.valid('param');
    return c.json(
      await view(service, c.get('draft'), Number(version), c.req.valid('query').say),
      200,
    );
  });
}

async function view(
  service: Service,
  draft: Draft,
  version: number | null,
  say: Language,
): Promise<z.infer<typeof checksView>> {
  const { faults } = await service.checkDraft(draft, version);
  const counts: Partial<Record<CheckFault['what'], number>> = {};
  for (const { what } of faults) counts[what] = (counts[what] ?? 0) + 1;
  return {
    version,
    counts,
    faults: faults.map((fault) => ({ ...fault, say: describeFault(fault, say) })),
  };
}
