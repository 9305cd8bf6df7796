/** The application's words in English, a list for each area. */
import { draft } from './en/draft.ts';
import { drafts } from './en/drafts.ts';
import { frame } from './en/frame.ts';
import { parts } from './en/parts.ts';
import { problems } from './en/problems.ts';

export const en = { draft, drafts, frame, parts, problems } as const;
