/** The button by which a step of the workflow is taken, after it was asked about once more. */
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { Button, type ButtonKind } from '../../parts/button.tsx';
import type { Draft } from '../api/drafts.ts';
import type { Exit } from '../api/moves.ts';
import { useLanguage } from '../words/i18n.ts';

/** Loaded when it is first wanted. */
const TakeStepDialog = lazy(async () => ({
  default: (await import('./take-step-dialog.tsx')).TakeStepDialog,
}));

interface TakeStepProps {
  readonly draft: Draft;
  readonly exit: Exit;
  /** `primary` unless told: the one step that is next. */
  readonly kind?: ButtonKind;
}

export function TakeStep({ draft, exit, kind = 'primary' }: TakeStepProps): ReactElement {
  const lang = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind={kind} icon="next" onPress={() => setOpen(true)}>
        {exit.titles[lang]}
      </Button>
      <Suspense>
        {isOpen && <TakeStepDialog draft={draft} exit={exit} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
