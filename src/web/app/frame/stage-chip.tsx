/** The stage a draft is in, by its workflow's name for it. */
import type { ReactElement } from 'react';
import type { StateKind } from '../../../domain/workflow/workflow.ts';
import { Chip } from '../../parts/chip.tsx';
import { kindLook } from '../drafts-state.ts';

export const StageChip = ({
  kind,
  name,
}: {
  readonly kind: string;
  readonly name: string;
}): ReactElement => <Chip {...kindLook[kind as StateKind]}>{name}</Chip>;
