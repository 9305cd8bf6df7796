/** How each state and end of a point is drawn beside its word. */
import type { Tone } from '../../parts/chip.tsx';
import type { IconName } from '../../parts/icon.tsx';
import type { PointState } from '../links.ts';
import type { EndKind } from './points.ts';

interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

export const stateLooks: Readonly<Record<PointState, Look>> = {
  waits: { tone: 'warn', icon: 'clock' },
  answered: { tone: 'accent', icon: 'remarks' },
  upheld: { tone: 'bad', icon: 'object' },
  meeting: { tone: 'move', icon: 'person' },
  ended: { tone: 'plain', icon: 'agree' },
};

export const endLooks: Readonly<Record<EndKind, Look>> = {
  withdrawn: { tone: 'good', icon: 'agree' },
  letGo: { tone: 'good', icon: 'agree' },
  agreed: { tone: 'good', icon: 'agree' },
  disagreed: { tone: 'bad', icon: 'object' },
  overridden: { tone: 'warn', icon: 'outside' },
};
