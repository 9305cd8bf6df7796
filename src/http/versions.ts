/** Versions: freezing one, reading it in its forms for ever, and the diff between any two. */
import { z } from '@hono/zod-openapi';
import { LRUCache } from 'lru-cache';
import { joinBytes } from '../domain/bytes.ts';
import type { Draft, Version } from '../domain/draft/draft.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { isLanguage, type Language } from '../domain/language.ts';
import { canonicalJson } from '../domain/text/canonical.ts';
import type { Diff } from '../domain/text/change.ts';
import { printHtml } from '../domain/text/html.ts';
import { renderDiffHtml } from '../domain/text/render-html.ts';
import { printMarkdown } from '../interchange/print-markdown.ts';
import type { Service } from '../service/service.ts';
import { algorithmOf, findVersion } from '../service/versions.ts';
import { registerFreezePreview } from './freeze-preview.ts';
import { htmlPage } from './html-page.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { versionView } from './record-wire.ts';
import { immutable, json, pageByNumber, send, sendTagged } from './replies.ts';
import { acceptedForm, type TextForm, textForms } from './texts.ts';
import { freezeSchema, nodeSchema } from './wire.ts';
import { draftParams, languageSchema, pageOf, pageQuery } from './wire-parts.ts';

export function registerVersions(app: App, service: Service): void {
  registerFreeze(app, service);
  registerFreezePreview(app, service);
  registerRead(app, service);
  registerDiff(app, service);
}

function registerFreeze(app: App, service: Service): void {
  const list = operation(service, 'version:read', {
    method: 'get',
    path: '/api/drafts/{id}/versions',
    tags: ['versions'],
    summary: 'The frozen versions of a draft, oldest first',
    request: { params: draftParams, query: pageQuery },
    responses: {
      200: {
        description: 'A page of versions',
        content: { 'application/json': { schema: pageOf(versionView) } },
      },
    },
  });
  app.openapi(list, (c) =>
    c.json(pageByNumber(c.get('draft').versions, c.req.valid('query')) as never, 200),
  );
  const freeze = operation(service, 'version:freeze', {
    method: 'post',
    path: '/api/drafts/{id}/versions',
    tags: ['versions'],
    summary: 'Freeze the working texts as the next version',
    description: 'The diff to the version before is recorded with it, per language.',
    request: {
      params: draftParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: freezeSchema } } },
    },
    responses: {
      201: {
        description: 'The version',
        content: { 'application/json': { schema: versionView } },
      },
    },
  });
  app.openapi(freeze, async (c) => {
    const words = c.req.valid('json');
    const reply = await service.freeze(c.req.valid('param').id, words, await termsOf(c), (draft) =>
      json(201, draft.versions.at(-1)),
    );
    return send(reply) as never;
  });
}

const suffixes: Readonly<Record<string, TextForm>> = {
  json: 'application/json',
  html: 'text/html',
  md: 'text/markdown',
};

/** `3`, `3.json`, `3.html` or `3.md`. */
const versionParams = draftParams.extend({
  version: z
    .string()
    .regex(
      /^[1-9]\d{0,5}(\.(json|html|md))?$/,
      'a version number, perhaps with .json, .html or .md',
    )
    .openapi({ example: '1' }),
});

/** The language asked for, or the draft's first. *Refuses:* language-not-in-draft. */
function languageOf(draft: Draft, lang: string | undefined): Language {
  const wanted = lang ?? draft.languages[0];
  if (isLanguage(wanted) && draft.languages.includes(wanted)) return wanted;
  return refuse('language-not-in-draft', { lang: String(wanted), languages: draft.languages });
}

function registerRead(app: App, service: Service): void {
  const route = operation(service, 'version:read', {
    method: 'get',
    path: '/api/drafts/{id}/versions/{version}',
    tags: ['versions'],
    summary: 'A version: all texts as JSON, or one language as HTML or Markdown',
    description: 'By `Accept` or by suffix (`.json`, `.html`, `.md`). Never changes.',
    request: { params: versionParams, query: z.object({ lang: languageSchema.optional() }) },
    responses: {
      200: {
        description: 'The version',
        content: {
          'application/json': {
            schema: versionView.extend({ docs: z.partialRecord(languageSchema, nodeSchema) }),
          },
          'text/html': { schema: z.string() },
          'text/markdown': { schema: z.string() },
        },
      },
    },
  });
  const printed = new LRUCache<string, Uint8Array<ArrayBuffer>>({
    maxSize: 64_000_000,
    sizeCalculation: (bytes) => bytes.byteLength || 1,
  });
  app.openapi(route, async (c) => {
    const draft = c.get('draft');
    const [number, suffix] = c.req.valid('param').version.split('.');
    const version = findVersion(draft, Number(number));
    const form = suffix ? (suffixes[suffix] as TextForm) : acceptedForm(c, textForms);
    const { lang: asked } = c.req.valid('query');
    const lang = form === 'application/json' ? null : languageOf(draft, asked);
    const key = `${draft.id}/${version.hash}/${version.version}/${form}/${lang}`;
    let bytes = printed.get(key);
    if (!bytes) {
      bytes = lang
        ? new TextEncoder().encode(await printVersion(service, version, form, lang))
        : await versionJson(service, version);
      printed.set(key, bytes);
    }
    const headers = {
      'content-type': `${form}; charset=utf-8`,
      'cache-control': immutable,
      vary: 'Accept',
      ...(lang && { 'content-language': lang }),
    };
    const etag = `"${version.hash}${lang ? `-${form.slice(5)}-${lang}` : ''}"`;
    return sendTagged(c, etag, headers, () => bytes) as never;
  });
}

/**
 * The version's own JSON with the stored bytes of its texts put in: nothing is parsed. The same
 * bytes from every process, whether it folded the draft or loaded its snapshot.
 */
async function versionJson(service: Service, version: Version): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const parts = [encoder.encode(`${canonicalJson(version).slice(0, -1)},"docs":{`)];
  for (const [index, [lang, root]] of Object.entries(version.texts).sort().entries())
    parts.push(
      encoder.encode(`${index > 0 ? ',' : ''}"${lang}":`),
      await service.library.bytes(root),
    );
  return joinBytes([...parts, encoder.encode('}}')]);
}

async function printVersion(
  service: Service,
  { texts, titles, version }: Version,
  form: TextForm,
  lang: Language,
): Promise<string> {
  const root = texts[lang];
  if (!root) return refuse('text-missing', { lang });
  const doc = await service.library.doc(root);
  if (form === 'text/markdown') return printMarkdown(doc);
  return htmlPage({
    lang,
    title: titles[lang],
    note: `v${version}`,
    kind: 'text',
    body: printHtml(doc, { lang }),
  });
}

const diffForms = ['application/json', 'text/html'] as const;

function registerDiff(app: App, service: Service): void {
  registerDiffAt(app, service, 'diff');
  registerDiffAt(app, service, 'diff.json', 'application/json');
  registerDiffAt(app, service, 'diff.html', 'text/html');
}

const onlyNames: Readonly<Record<string, string>> = {
  'diff.json': ', as JSON',
  'diff.html': ', as HTML',
};

/** The diff at one address: in one form, or by `Accept`. */
function registerDiffAt(
  app: App,
  service: Service,
  name: string,
  only?: (typeof diffForms)[number],
): void {
  const numberQuery = z.coerce.number().int().positive().max(999_999);
  const route = operation(service, 'version:read', {
    method: 'get',
    path: `/api/drafts/{id}/${name}`,
    tags: ['versions'],
    summary: `The diff of one language between any two versions${onlyNames[name] ?? ''}`,
    description: `${only ?? 'JSON or HTML by `Accept`'}. Never changes; the diff recorded when a version was frozen is served as recorded.`,
    request: {
      params: draftParams,
      query: z.object({ from: numberQuery, to: numberQuery, lang: languageSchema.optional() }),
    },
    responses: {
      200: {
        description: 'The changes in document order',
        content: {
          'application/json': { schema: z.looseObject({ changes: z.array(z.looseObject({})) }) },
          'text/html': { schema: z.string() },
        },
      },
    },
  });
  app.openapi(route, async (c) => {
    const draft = c.get('draft');
    const { from, to, lang: asked } = c.req.valid('query');
    const lang = languageOf(draft, asked);
    const form = only ?? acceptedForm(c, diffForms);
    const body = await service.diffVersions(draft, from, to, lang);
    const [before, after] = [from, to].map((number) => findVersion(draft, number).texts[lang]);
    const etag = `"${algorithmOf(body)}-${before}-${after}-${lang}-${form.slice(-4)}"`;
    const headers = {
      'content-type': `${form}; charset=utf-8`,
      'cache-control': immutable,
      'content-language': lang,
      vary: 'Accept',
    };
    return sendTagged(c, etag, headers, () => {
      if (form === 'application/json') return body;
      const title = findVersion(draft, to).titles[lang];
      const changes = renderDiffHtml(JSON.parse(body) as Diff, lang);
      return htmlPage({ lang, title, note: `v${from} → v${to}`, kind: 'diff', body: changes });
    }) as never;
  });
}
