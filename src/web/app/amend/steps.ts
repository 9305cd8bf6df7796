/** Which step of the composer is shown, and the addresses of the others: both stand in the query. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type AmendShown, type AmendStep, amendShownHref } from '../links.ts';

export function useStep(id: string) {
  const shown: AmendShown = useSearch({ from: '/drafts/$id/amend' });
  const navigate = useNavigate({ from: '/drafts/$id/amend' });
  return {
    block: shown.block,
    text: shown.text,
    /** A place named and no step means one came to write there. */
    step: shown.step ?? (shown.block ? 'write' : 'place'),
    hrefOf: (step: AmendStep, block = shown.block): string =>
      amendShownHref(id, { ...shown, step, ...(block === undefined ? {} : { block }) }),
    /** Shows something else of the same step. */
    go: (next: AmendShown): void =>
      void navigate({ search: (before) => ({ ...before, ...next }), resetScroll: false }),
  };
}
