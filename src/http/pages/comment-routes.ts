/**
 * The addresses of public comments: the list, the form with what is sent by it, and one's own comment.
 * The form needs no script; what was taken is answered with a redirect, so that reloading sends nothing.
 */
import type { Context } from 'hono';
import type { ReactElement } from 'react';
import { createElement } from 'react';
import { limits } from '../../../schema/limits.ts';
import type { Draft } from '../../domain/draft/draft.ts';
import { isLanguage } from '../../domain/language.ts';
import type { Service } from '../../service/service.ts';
import { CommentFormView } from '../../web/public/comment-form.tsx';
import { OwnCommentView } from '../../web/public/comment-own.tsx';
import { CommentsView } from '../../web/public/comments.tsx';
import { ownCommentHref } from '../../web/public/links.ts';
import type { FormFault } from '../../web/public/model-comments.ts';
import { isOpenToVisitors } from '../../web/public/taking.tsx';
import { readBody } from '../body.ts';
import type { App, Env } from '../operation.ts';
import {
  type FormValues,
  faultOfRefusal,
  faultsIn,
  findFaults,
  viewCommentForm,
  viewOwnComment,
} from './comment-form.ts';
import { viewCommentsPage, viewTaking } from './comments.ts';
import type { Viewing } from './draft-page.ts';

/** What the pages of a draft are sent with. */
export interface DraftPages {
  /** Our origin as browsers know it, if it is configured. */
  readonly base: string | undefined;
  /** The page that `draw` makes of the draft in the address, kept while it stays the same. */
  readonly send: (
    c: Context<Env>,
    draw: (draft: Draft, viewing: Viewing) => Promise<ReactElement>,
  ) => Promise<Response>;
  /** The same for one reader alone: kept by nobody. */
  readonly sendOnce: (
    c: Context<Env>,
    draw: (draft: Draft, viewing: Viewing) => Promise<OncePage>,
  ) => Promise<Response>;
}

/** A page with its status, or the address its reader is sent on to. */
export type OncePage =
  | { readonly page: ReactElement; readonly status: 200 | 409 | 422 | 429 }
  | { readonly seeOther: string };

/** `slow` counts a comment of a visitor. *Throws* RequestRefusal too-many. */
export type Slow = (c: Context<Env>) => void;

export function registerCommentPages(
  app: App,
  service: Service,
  pages: DraftPages,
  slow: Slow,
): void {
  app.get('/public/:id/comments', (c) =>
    pages.send(c, async (draft, viewing) => {
      const at = { block: c.req.query('block'), after: numberIn(c.req.query('after')) };
      return createElement(CommentsView, {
        page: await viewCommentsPage(draft, viewing, service, at),
      });
    }),
  );
  app.get('/public/:id/comments/own', (c) =>
    pages.sendOnce(c, async (draft, viewing) => {
      const secret = c.req.query('key') ?? '';
      const { href } = new URL(
        ownCommentHref(draft.id, secret, viewing.frame.lang),
        pages.base ?? c.req.url,
      );
      const page = await viewOwnComment(draft, viewing, service, { secret, address: href });
      return { page: createElement(OwnCommentView, { page }), status: 200 };
    }),
  );
  app.get('/public/:id/comment', (c) =>
    pages.sendOnce(c, async (draft, viewing) => {
      const values = { ...noValues, block: c.req.query('block') ?? '' };
      const sent = { key: service.ids.secret(), values, faults: [] };
      const page = await viewCommentForm(draft, viewing, sent);
      return { page: createElement(CommentFormView, { page }), status: 200 };
    }),
  );
  app.post('/public/:id/comment', readBody([formType], limits.requestBytesMax), (c) =>
    pages.sendOnce(c, async (draft, viewing) => takeForm(c, service, slow, draft, viewing)),
  );
}

const formType = 'application/x-www-form-urlencoded';
const noValues: FormValues = { text: '', name: '', organisation: '', block: '' };

/** A whole number as written in an address; 0 for anything else. */
const numberIn = (written: string | undefined): number =>
  /^\d{1,6}$/.test(written ?? '') ? Number(written) : 0;

/** Gives the comment that was sent, or shows the form again with what was sent and what is wrong. */
async function takeForm(
  c: Context<Env>,
  service: Service,
  slow: Slow,
  draft: Draft,
  viewing: Viewing,
): Promise<OncePage> {
  const { frame, now } = viewing;
  const fields = new URLSearchParams(await c.req.text());
  const values = readValues(fields);
  const key = fields.get('key') || service.ids.secret();
  const words = faultsIn(frame.lang);
  const taking = viewTaking(draft, now);
  const textLang = fields.get('text-lang');
  const showAgain = async (
    status: 409 | 422 | 429,
    faults: readonly FormFault[],
  ): Promise<OncePage> => {
    const text = textLang ?? viewing.text;
    const page = await viewCommentForm(draft, { ...viewing, text }, { key, values, faults });
    return { page: createElement(CommentFormView, { page }), status };
  };
  if (!isOpenToVisitors(taking)) return showAgain(409, [{ field: null, say: words.closed }]);
  const faults = findFaults(values, taking.rule, words);
  if (faults.length > 0) return showAgain(422, faults);
  const { text, name, organisation, block } = values;
  const lang = isLanguage(textLang) ? textLang : frame.lang;
  try {
    slow(c);
    const version = numberIn(fields.get('version') ?? '') || draft.versions.length;
    const on = block === '' ? undefined : { lang, block, quote: '' };
    const request = { text, version, on, name, organisation };
    const secret = await service.giveOnce(draft, request, key);
    return { seeOther: ownCommentHref(draft.id, secret, frame.lang) };
  } catch (error) {
    const found = faultOfRefusal(error, words);
    if (!found) throw error;
    return showAgain(found.status, [found.fault]);
  }
}

/** Browsers send each line break as two characters. */
const readValues = (fields: URLSearchParams): FormValues => {
  const read = (name: string) => (fields.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  return {
    text: read('text'),
    name: read('name'),
    organisation: read('organisation'),
    block: read('block'),
  };
};
