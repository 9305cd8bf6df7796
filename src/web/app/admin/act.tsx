/**
 * One act of an administrator: filled in, read once more, sent; who one is is shown again where the
 * server asks for it. Afterwards everything on the screen is read anew.
 */
import type { ReactElement } from 'react';
import { say } from '../../parts/toast.tsx';
import { useProof } from '../account/proof.tsx';
import type { Send } from '../api/admin.ts';
import { useCommand } from '../api/queries.ts';
import { ActDialog, type ActDialogProps } from '../forms/act-dialog.tsx';

interface ActProps extends Omit<ActDialogProps, 'isPending' | 'error' | 'onConfirm'> {
  readonly send: Send;
  /** What is said when it is done. */
  readonly done: string;
  readonly onDone?: () => void;
}

export function Act({ send, done, onDone, ...shown }: ActProps): ReactElement {
  const { proven, dialog } = useProof();
  const { tellAsync, isPending, error } = useCommand(
    (_told: null, once) => proven(() => send(once)),
    [],
  );
  const confirm = async () => {
    await tellAsync(null);
    shown.onClose();
    say(done);
    onDone?.();
  };
  return (
    <>
      <ActDialog
        {...shown}
        isPending={isPending}
        error={error}
        onConfirm={() => void confirm().catch(() => {})}
      />
      {dialog}
    </>
  );
}
