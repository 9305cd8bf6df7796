/** The table of disagreements as its page shows it. */
import type { Disagreement } from '../../domain/draft/disagreements.ts';
import type { Draft } from '../../domain/draft/draft.ts';
import type { DisagreementReader } from '../../service/disagreements.ts';
import type { DisagreementRow, DisagreementsPage } from '../../web/public/model.ts';
import type { NameOf } from './directory.ts';
import type { Viewing } from './draft-page.ts';
import { viewHead } from './head.ts';

export async function viewDisagreementsPage(
  draft: Draft,
  viewing: Viewing,
  { readDisagreements }: DisagreementReader,
): Promise<DisagreementsPage> {
  const table = await readDisagreements(draft);
  return {
    frame: viewing.frame,
    head: viewHead(draft, viewing),
    version: draft.versions.length,
    asOf: draft.updatedAt,
    rows: table.map((row) => viewRow(row, viewing.nameOf)),
  };
}

const viewRow = ({ decision, agency, ...row }: Disagreement, nameOf: NameOf): DisagreementRow => ({
  ...row,
  agency: nameOf(agency),
  decision: decision && { ...decision, by: nameOf(decision.by.organisation) },
});
