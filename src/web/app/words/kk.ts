/** The application's words in Kazakh, a list for each area. */
import { account } from './kk/account.ts';
import { draft } from './kk/draft.ts';
import { drafts } from './kk/drafts.ts';
import { edit } from './kk/edit.ts';
import { frame } from './kk/frame.ts';
import { gallery } from './kk/gallery.ts';
import { history } from './kk/history.ts';
import { parts } from './kk/parts.ts';
import { problems } from './kk/problems.ts';
import { read } from './kk/read.ts';

export const kk = {
  account,
  draft,
  drafts,
  edit,
  frame,
  gallery,
  history,
  parts,
  problems,
  read,
} as const;
