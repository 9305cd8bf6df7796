/** The application's words in Russian, a list for each area. */
import { account } from './ru/account.ts';
import { draft } from './ru/draft.ts';
import { drafts } from './ru/drafts.ts';
import { edit } from './ru/edit.ts';
import { frame } from './ru/frame.ts';
import { gallery } from './ru/gallery.ts';
import { history } from './ru/history.ts';
import { parts } from './ru/parts.ts';
import { problems } from './ru/problems.ts';
import { read } from './ru/read.ts';

export const ru = {
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
