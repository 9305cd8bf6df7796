/**
 * Workflows: those that ship with the product and those written here, each as JSON and as a picture;
 * the editions of the latter, and the next one, which every draft begun from then on goes by.
 */
import { z } from '@hono/zod-openapi';
import { viewerOf } from '../domain/access.ts';
import type { Language } from '../domain/language.ts';
import { hashText } from '../domain/text/canonical.ts';
import { drawWorkflow } from '../domain/workflow/draw.ts';
import type { Workflow } from '../domain/workflow/workflow.ts';
import type { Service } from '../service/service.ts';
import { requireProof } from './auth-wire.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { RequestRefusal } from './problem.ts';
import { json, send, sendTagged } from './replies.ts';
import { picturePolicy } from './security.ts';
import { bodyOf, jsonOf, languageSchema, slug, stamp } from './wire-parts.ts';

const tags = ['directory'];
const named = z.looseObject({ id: z.string(), edition: z.string() }).openapi('Workflow');
const nameParams = z.object({ name: z.string().max(64) });

const editionsView = z
  .object({
    items: z.array(
      z.object({
        edition: z.string(),
        ...stamp,
        running: z.number().int().openapi({
          description: 'Drafts under way that go by it, of those whoever asks may know of',
        }),
      }),
    ),
  })
  .openapi('WorkflowEditions');

export function registerWorkflows(app: App, service: Service): void {
  const list = operation(service, 'directory:read', {
    method: 'get',
    path: '/api/workflows',
    tags,
    summary: 'The workflows a draft can start under',
    responses: {
      200: jsonOf(
        'Every workflow, whole, in its newest edition',
        z.object({ items: z.array(named) }),
      ),
    },
  });
  app.openapi(list, async (c) =>
    c.json({ items: (await service.readWorkflows()) as never[] }, 200),
  );
  registerWorkflow(app, service);
  const editions = operation(service, 'workflow:read', {
    method: 'get',
    path: '/api/workflows/{name}/editions',
    tags,
    summary:
      'The editions of a workflow that were stored here, oldest first; none of one that ships',
    request: { params: nameParams },
    responses: {
      200: jsonOf('Who stored each, when, and the drafts under way by it', editionsView),
    },
  });
  app.openapi(editions, async (c) => {
    const viewer = viewerOf(c.get('actor'));
    const items = await service.readEditions(c.req.valid('param').name, viewer);
    c.header('cache-control', 'no-store');
    return c.json({ items: [...items] }, 200);
  });
  registerSave(app, service);
}

/** One workflow: what it says, or with `.svg` its picture. */
function registerWorkflow(app: App, service: Service): void {
  const route = operation(service, 'directory:read', {
    method: 'get',
    path: '/api/workflows/{name}',
    tags,
    summary: 'One workflow as JSON, or its picture as SVG',
    description:
      'With the suffix `.svg` the picture, in `lang` and with the state `at` marked as where a draft stands. The newest edition unless `edition` names one.',
    request: {
      params: nameParams,
      query: z.object({
        lang: languageSchema.default('en'),
        at: z.string().max(64).optional(),
        edition: z.string().max(64).optional(),
      }),
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
    const { lang, at, edition } = c.req.valid('query');
    const id = name.replace(/\.svg$/, '');
    const workflow = await service.readWorkflow(id, edition);
    if (id === name) return c.json(workflow as never, 200);
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

/** What `schema/workflow.schema.json` describes. The server counts editions and knows the id. */
const workflowSchema = z.looseObject({}).openapi('SaveWorkflow', {
  description:
    'A workflow as `schema/workflow.schema.json` has it. Its `id` and `edition` are set by the server, whatever stands there.',
});

function registerSave(app: App, service: Service): void {
  const save = operation(service, 'workflow:write', {
    method: 'put',
    path: '/api/workflows/{name}',
    tags,
    summary: 'Store a workflow, or its next edition',
    description:
      'Drafts begun from then on go by it; those under way keep the edition they began under. `If-Match` names the edition that was read, which a new workflow has not. One that ships cannot be replaced.',
    request: {
      headers: commandHeaders,
      params: z.object({ name: slug }),
      body: bodyOf(workflowSchema),
    },
    responses: { 200: jsonOf('The workflow as it is stored', named) },
  });
  app.openapi(save, async (c) => {
    requireProof(c);
    const { name } = c.req.valid('param');
    const given = c.req.valid('json');
    const reply = await service.saveWorkflow(name, given, await termsOf(c), (workflow) =>
      json(200, workflow),
    );
    return send(reply) as never;
  });
}
