/** How each stand of a body is drawn beside its word. */
import type { Tone } from '../../parts/chip.tsx';
import type { IconName } from '../../parts/icon.tsx';
import type { Stand } from './board.ts';

export const looks: Readonly<Record<Stand, { readonly tone: Tone; readonly icon: IconName }>> = {
  agree: { tone: 'good', icon: 'agree' },
  remarks: { tone: 'warn', icon: 'remarks' },
  object: { tone: 'bad', icon: 'object' },
  outside: { tone: 'plain', icon: 'outside' },
  none: { tone: 'plain', icon: 'clock' },
  silent: { tone: 'bad', icon: 'clock' },
  deemed: { tone: 'warn', icon: 'clock' },
  later: { tone: 'plain', icon: 'ring' },
  passed: { tone: 'plain', icon: 'close' },
};

/** The order in which stands are told. */
export const stands = [
  'agree',
  'remarks',
  'object',
  'outside',
  'deemed',
  'silent',
  'none',
  'later',
  'passed',
] as const satisfies readonly Stand[];
