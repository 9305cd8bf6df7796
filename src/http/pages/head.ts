/** What all pages of one draft begin with. */
import type { Draft } from '../../domain/draft/draft.ts';
import { stateOf } from '../../domain/workflow/workflow.ts';
import type { DraftHead } from '../../web/public/model.ts';
import type { Viewing } from './draft-page.ts';

export const viewHead = (draft: Draft, { frame, nameOf }: Viewing): DraftHead => {
  const { titles, kind } = stateOf(draft.workflow, draft.state);
  return {
    id: draft.id,
    titles: draft.titles,
    owner: nameOf(draft.owner),
    stage: { name: titles[frame.lang], kind },
    zone: draft.workflow.zone,
    languages: draft.languages,
  };
};
