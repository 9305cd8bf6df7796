/** The application's words in English, a list for each area: they say which words there are. */
import { account } from './en/account.ts';
import { admin } from './en/admin.ts';
import { amend } from './en/amend.ts';
import { amendment } from './en/amendment.ts';
import { approvals } from './en/approvals.ts';
import { calendars } from './en/calendars.ts';
import { comments } from './en/comments.ts';
import { design } from './en/design.ts';
import { dictionaries } from './en/dictionaries.ts';
import { draft } from './en/draft.ts';
import { drafts } from './en/drafts.ts';
import { edit } from './en/edit.ts';
import { figures } from './en/figures.ts';
import { forms } from './en/forms.ts';
import { frame } from './en/frame.ts';
import { gallery } from './en/gallery.ts';
import { history } from './en/history.ts';
import { inbox } from './en/inbox.ts';
import { mandates } from './en/mandates.ts';
import { margin } from './en/margin.ts';
import { notices } from './en/notices.ts';
import { objections } from './en/objections.ts';
import { parts } from './en/parts.ts';
import { passport } from './en/passport.ts';
import { problems } from './en/problems.ts';
import { read } from './en/read.ts';
import { refusals } from './en/refusals.ts';
import { search } from './en/search.ts';
import { server } from './en/server.ts';
import { tour } from './en/tour.ts';
import { triage } from './en/triage.ts';
import { trial } from './en/trial.ts';
import { verdict } from './en/verdict.ts';
import { verify } from './en/verify.ts';
import { webhooks } from './en/webhooks.ts';
import { workflow } from './en/workflow.ts';

export const en = {
  dictionaries,
  server,
  calendars,
  mandates,
  account,
  admin,
  amend,
  amendment,
  approvals,
  comments,
  design,
  draft,
  drafts,
  edit,
  figures,
  forms,
  frame,
  gallery,
  history,
  inbox,
  margin,
  notices,
  objections,
  parts,
  passport,
  problems,
  read,
  search,
  refusals,
  tour,
  trial,
  triage,
  verdict,
  verify,
  webhooks,
  workflow,
} as const;

/** A list of words: what one part of the application says. */
export type Area = keyof typeof en;
