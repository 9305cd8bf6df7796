/** The table of proposals and the report on the discussion, as their pages show them. */
import { listUsed } from '../../domain/discussion/comment-used.ts';
import type { Draft } from '../../domain/draft/draft.ts';
import { stateOf } from '../../domain/workflow/workflow.ts';
import type { Asked, ProposalRow, ReportReader } from '../../service/reports.ts';
import type {
  DiscussionPage,
  ProposalLine,
  ProposalsPage,
} from '../../web/public/model-reports.ts';
import type { AnswerKind } from '../../web/public/words/shape.ts';
import { viewDecision } from './amendments.ts';
import { anybody } from './comments.ts';
import type { Viewing } from './draft-page.ts';
import { viewHead } from './head.ts';
import { chooseText } from './text.ts';

export async function viewProposalsPage(
  draft: Draft,
  viewing: Viewing,
  { reportProposals }: ReportReader,
): Promise<ProposalsPage> {
  const rows = await reportProposals(draft, draft.amendments, viewing.frame.lang);
  return {
    frame: viewing.frame,
    head: viewHead(draft, viewing),
    version: draft.versions.length,
    asOf: draft.updatedAt,
    rows: rows.map((row) => viewRow(row, viewing)),
  };
}

/** A row in the language of the page where the amendment touches that text, else in its first. */
function viewRow(row: ProposalRow, { frame, text, nameOf }: Viewing): ProposalLine {
  const { outcome, wordings } = row;
  const among = wordings.map(({ lang }) => lang);
  const shown = chooseText(among, text, frame.lang);
  const wording = wordings.find(({ lang }) => lang === shown);
  return {
    number: row.amendment,
    by: nameOf(row.by.organisation),
    supporters: row.supporters,
    at: row.at,
    version: row.version,
    state: row.state,
    lang: shown ?? null,
    place: wording?.place ?? '',
    instruction: wording?.instruction ?? '',
    justification: row.justification,
    decision: outcome && viewDecision(outcome, frame.lang),
    resulting: wording?.resulting ?? null,
  };
}

export function viewDiscussionPage(
  draft: Draft,
  viewing: Viewing,
  { reportDiscussion }: ReportReader,
): DiscussionPage {
  const { frame, nameOf } = viewing;
  const { version, asOf, consultations, asked, total, organisations } = reportDiscussion(draft);
  return {
    frame,
    head: viewHead(draft, viewing),
    version,
    asOf,
    consultations: consultations.map(({ state, from, until }) => ({
      name: stateOf(draft.workflow, state).titles[frame.lang],
      from,
      until,
    })),
    asked: asked.map((one) => ({
      round: one.round,
      version: one.version,
      organisation: nameOf(one.organisation),
      due: one.due,
      answer: answerKind(one, draft),
    })),
    used: listUsed(viewing.discussion, draft, anybody).map((row) => ({
      ...row,
      by: row.by && nameOf(row.by),
    })),
    total,
    organisations: organisations.map((one) => ({ ...one, name: nameOf(one.organisation) })),
  };
}

function answerKind({ answer, round }: Asked, draft: Draft): AnswerKind | null {
  if (answer !== null) return answer === 'silence' ? 'silent' : answer;
  return draft.rounds[round - 1]?.closedAt === null ? 'none' : null;
}
