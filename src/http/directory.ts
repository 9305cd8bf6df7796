/** What drafts are made with: workflows and templates, which ship with the product. */
import { z } from '@hono/zod-openapi';
import { refuse } from '../domain/draft/refusal.ts';
import type { Language } from '../domain/language.ts';
import { hashText } from '../domain/text/canonical.ts';
import { drawWorkflow } from '../domain/workflow/draw.ts';
import type { Workflow } from '../domain/workflow/workflow.ts';
import type { Service } from '../service/service.ts';
import { type App, operation } from './operation.ts';
import { RequestRefusal } from './problem.ts';
import { sendTagged } from './replies.ts';
import { picturePolicy } from './security.ts';
import { languageSchema } from './wire-parts.ts';

const named = z.looseObject({ id: z.string() });
const nameParams = z.object({ name: z.string().max(64) });

const listOf = <T extends z.ZodType>(description: string, item: T) => ({
  200: {
    description,
    content: { 'application/json': { schema: z.object({ items: z.array(item) }) } },
  },
});

export function registerDirectory(app: App, service: Service): void {
  const { workflows, templates } = service.catalogue;
  const tags = ['directory'];
  app.openapi(
    operation(service, 'directory:read', {
      method: 'get',
      path: '/api/workflows',
      tags,
      summary: 'The workflows a draft can start under',
      responses: listOf('Every workflow, whole', named),
    }),
    (c) => c.json({ items: workflows as never[] }, 200),
  );
  registerWorkflow(app, service);
  app.openapi(
    operation(service, 'directory:read', {
      method: 'get',
      path: '/api/templates',
      tags,
      summary: 'The templates a draft can start from, by rule edition',
      responses: listOf('Every template, whole', named),
    }),
    (c) => c.json({ items: templates as never[] }, 200),
  );
}

/** One workflow: what the file says, or with `.svg` its picture. */
function registerWorkflow(app: App, service: Service): void {
  const route = operation(service, 'directory:read', {
    method: 'get',
    path: '/api/workflows/{name}',
    tags: ['directory'],
    summary: 'One workflow as JSON, or its picture as SVG',
    description:
      'With the suffix `.svg` the picture, in `lang` and with the state `at` marked as where a draft stands.',
    request: {
      params: nameParams,
      query: z.object({ lang: languageSchema.default('en'), at: z.string().max(64).optional() }),
    },
    responses: {
      200: {
        description: 'The workflow',
        content: { 'application/json': { schema: named }, 'image/svg+xml': { schema: z.string() } },
      },
    },
  });
  app.openapi(route, async (c) => {
    const { name } = c.req.valid('param');
    const id = name.replace(/\.svg$/, '');
    const workflow = service.catalogue.workflows.find((one) => one.id === id);
    if (!workflow) return refuse('not-found', { what: 'workflow', id });
    if (id === name) return c.json(workflow as never, 200);
    const { lang, at } = c.req.valid('query');
    const picture = await drawFor(service, workflow, lang, at);
    const headers = {
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-security-policy': picturePolicy,
      'cache-control': 'public, no-cache',
      'content-language': lang,
    };
    return sendTagged(c, `"${hashText(picture)}"`, headers, () => picture) as never;
  });
}

/** The picture with the agencies' short names. *Refuses:* invalid for a state it does not have. */
async function drawFor(
  { store }: Service,
  workflow: Workflow,
  lang: Language,
  at: string | undefined,
): Promise<string> {
  if (at !== undefined && !Object.hasOwn(workflow.states, at))
    throw new RequestRefusal('invalid', 'The workflow has no state of this name.', {
      parameter: 'at',
    });
  const known = new Map((await store.organisations()).map(({ id, short }) => [id, short[lang]]));
  return drawWorkflow(workflow, { lang, at, nameOf: (agency) => known.get(agency) ?? agency });
}
