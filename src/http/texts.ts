/** The working texts: read in three forms, replaced whole or changed in part. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { limits } from '../../schema/limits.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { isLanguage, type Language } from '../domain/language.ts';
import { isHash } from '../domain/text/canonical.ts';
import { printHtml } from '../domain/text/html.ts';
import { parseText } from '../domain/text/identity.ts';
import type { Loss } from '../interchange/imported.ts';
import { printMarkdown } from '../interchange/print-markdown.ts';
import type { Service } from '../service/service.ts';
import type { GivenText, ReadyText } from '../service/texts.ts';
import { mediaTypeOf } from './body.ts';
import { type App, commandHeaders, type Env, operation, termsOf } from './operation.ts';
import { RequestRefusal } from './problem.ts';
import { isKnown, json, send, sendTagged } from './replies.ts';
import { nodeSchema, patchTextSchema, textView } from './wire.ts';
import { draftParams } from './wire-parts.ts';

const textParams = draftParams.extend({ lang: z.string().max(16).openapi({ example: 'ru' }) });

export function registerTexts(app: App, service: Service): void {
  registerRead(app, service);
  registerReplace(app, service);
  registerPatch(app, service);
}

/** The language of the path, and the root of the working text in it. *Refuses:* language-not-in-draft. */
function textOf(c: Context<Env>): { lang: Language; root: string | null } {
  const draft = c.get('draft');
  const lang = c.req.param('lang') ?? '';
  if (!isLanguage(lang) || !draft.languages.includes(lang))
    return refuse('language-not-in-draft', { lang, languages: draft.languages });
  return { lang, root: draft.texts[lang] ?? null };
}

/** The forms a text is read and written in, by media type. */
export const textForms = ['application/json', 'text/html', 'text/markdown'] as const;
export type TextForm = (typeof textForms)[number];

function registerRead(app: App, service: Service): void {
  const route = operation(service, 'text:read', {
    method: 'get',
    path: '/api/drafts/{id}/texts/{lang}',
    tags: ['texts'],
    summary: 'The working text in one language',
    description:
      'JSON, HTML or Markdown by `Accept`. The ETag is the root hash of the content, with the form where it is not JSON; any of them may stand in `If-Match`.',
    request: { params: textParams },
    responses: {
      200: {
        description: 'The text',
        content: {
          'application/json': { schema: nodeSchema },
          'text/html': { schema: z.string() },
          'text/markdown': { schema: z.string() },
        },
      },
    },
  });
  app.openapi(route, async (c) => {
    const { lang, root } = textOf(c);
    if (root === null) return refuse('text-missing', { lang });
    const form = acceptedForm(c, textForms);
    const headers = {
      'content-type': `${form}; charset=utf-8`,
      'cache-control': 'private, no-cache',
      'content-language': lang,
      vary: 'Accept',
    };
    const etag = `"${root}${form === 'application/json' ? '' : `-${form.slice(5)}`}"`;
    const body = isKnown(c, etag) ? '' : await printBody(service, root, form, lang);
    return sendTagged(c, etag, headers, () => body) as never;
  });
}

/** A stored text in one of its forms. */
export async function printText(
  service: Service,
  root: string,
  form: TextForm,
  lang: Language,
): Promise<string> {
  const body = await printBody(service, root, form, lang);
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}

/** The same; what is stored in that form is not read to be sent. */
async function printBody(service: Service, root: string, form: TextForm, lang: Language) {
  if (form === 'application/json') return service.library.bytes(root);
  const doc = await service.library.doc(root);
  return form === 'text/html' ? printHtml(doc, { lang }) : printMarkdown(doc);
}

/** The first of these forms the reader takes, by its order of preference. *Refuses:* not-acceptable. */
export function acceptedForm<T extends string>(c: Context, forms: readonly [T, ...T[]]): T {
  const header = c.req.header('accept');
  if (!header) return forms[0];
  const ranges = header
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const quality = parameters.find((one) => one.startsWith('q='))?.slice(2);
      return { range, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { range } of ranges) {
    const form = forms.find(
      (one) => range === '*/*' || range === one || range === `${one.split('/')[0]}/*`,
    );
    if (form) return form;
  }
  throw new RequestRefusal('not-acceptable', `Available: ${forms.join(', ')}.`, { forms });
}

function registerReplace(app: App, service: Service): void {
  const route = operation(
    service,
    'text:save',
    {
      method: 'put',
      path: '/api/drafts/{id}/texts/{lang}',
      tags: ['texts'],
      summary: 'Replace the working text',
      description:
        'JSON keeps the ids it carries. Markdown and HTML take the ids of the text they replace, by content, so unchanged and lightly changed blocks keep their identity. `If-Match` must name the ETag that was read (`If-None-Match: *` when there was no text).',
      request: {
        params: textParams,
        headers: commandHeaders,
        body: {
          content: {
            'application/json': { schema: nodeSchema },
            'text/markdown': { schema: z.string() },
            'text/html': { schema: z.string() },
          },
        },
      },
      responses: {
        200: {
          description: 'Saved; what could not be held as structure is listed',
          content: {
            'application/json': {
              schema: textView.extend({
                losses: z.array(
                  z.object({ line: z.number().nullable(), what: z.string(), kept: z.boolean() }),
                ),
              }),
            },
          },
        },
      },
    },
    limits.textBytesMax,
  );
  app.openapi(route, async (c) => {
    const { lang } = textOf(c);
    const base = readBase(c);
    const { given, losses } = await readGiven(c, service, lang);
    const terms = await termsOf(c, 'content');
    const { id } = c.req.valid('param');
    const reply = await service.saveText(id, { lang, base, given }, terms, (draft) =>
      json(200, { lang, root: draft.texts[lang], seq: draft.seq, losses }),
    );
    return send(reply) as never;
  });
}

/** The text in a request's body, by its media type. *Refuses:* too-long. *Throws* TextFault, ImportFault. */
async function readGiven(
  c: Context<Env>,
  service: Service,
  lang: Language,
): Promise<{ given: GivenText | ReadyText; losses: readonly Loss[] }> {
  const form = mediaTypeOf(c);
  if (form === 'application/json')
    return { given: { doc: parseText(await c.req.json()), ids: 'own' }, losses: [] };
  const source = {
    form: form === 'text/markdown' ? form : 'text/html',
    text: await c.req.text(),
  } as const;
  return service.readSource(c.get('draft'), lang, source);
}

/** The root the author says is replaced. *Refuses:* precondition-required, invalid. */
function readBase(c: Context): string | null {
  if (c.req.header('if-none-match') === '*') return null;
  const match = c.req.header('if-match');
  if (match === undefined) return refuse('precondition-required', { header: 'If-Match' });
  const root = /^"([^"-]+)(-html|-markdown)?"$/.exec(match)?.[1];
  if (!isHash(root))
    throw new RequestRefusal('invalid', 'If-Match must be the ETag of the text.', {
      header: 'If-Match',
    });
  return root;
}

function registerPatch(app: App, service: Service): void {
  const route = operation(
    service,
    'text:save',
    {
      method: 'patch',
      path: '/api/drafts/{id}/texts/{lang}',
      tags: ['texts'],
      summary: 'Change part of the working text, by steps or by section',
      request: {
        params: textParams,
        headers: commandHeaders,
        body: { required: true, content: { 'application/json': { schema: patchTextSchema } } },
      },
      responses: {
        200: { description: 'Saved', content: { 'application/json': { schema: textView } } },
      },
    },
    limits.textBytesMax,
  );
  app.openapi(route, async (c) => {
    const { lang } = textOf(c);
    const base = readBase(c);
    if (base === null) return refuse('text-missing', { lang });
    const terms = await termsOf(c, 'content');
    const { id } = c.req.valid('param');
    const patch = c.req.valid('json');
    const reply = await service.patchText(id, { lang, base, patch }, terms, (draft) =>
      json(200, { lang, root: draft.texts[lang], seq: draft.seq }),
    );
    return send(reply) as never;
  });
}
