/** How intended outcomes are drawn beside their words. */
import type { Tone } from '../../parts/chip.tsx';
import type { IconName } from '../../parts/icon.tsx';
import type { Intent } from './intents.ts';

export const intentLooks: Readonly<
  Record<Intent['outcome'], { readonly tone: Tone; readonly icon: IconName }>
> = {
  adopted: { tone: 'good', icon: 'agree' },
  reworded: { tone: 'warn', icon: 'edit' },
  partly: { tone: 'warn', icon: 'remarks' },
  refused: { tone: 'bad', icon: 'object' },
  moot: { tone: 'plain', icon: 'outside' },
  deferred: { tone: 'plain', icon: 'clock' },
};
