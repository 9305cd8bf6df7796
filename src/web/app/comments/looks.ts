/** How each outcome is drawn beside its word. */
import type { Tone } from '../../parts/chip.tsx';
import type { IconName } from '../../parts/icon.tsx';
import type { CommentOutcome } from '../api/comments.ts';

export const outcomeLooks: Readonly<
  Record<CommentOutcome, { readonly tone: Tone; readonly icon: IconName }>
> = {
  accepted: { tone: 'good', icon: 'agree' },
  partly: { tone: 'warn', icon: 'remarks' },
  refused: { tone: 'bad', icon: 'outside' },
  noted: { tone: 'plain', icon: 'info' },
};
