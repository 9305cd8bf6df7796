/**
 * The reports that accompany a draft: the table of proposals with what became of each, and the report
 * on the discussion. Everything in them is computed from the log and the texts; nobody writes them.
 */
import type { Node } from 'prosemirror-model';
import { instructBetween } from '../domain/amendment/instruction.ts';
import { blocksIn, wordingsOf } from '../domain/amendment/outcome-wording.ts';
import type { Amendment, Draft, Stamp } from '../domain/draft/draft.ts';
import type { Outcome } from '../domain/draft/event.ts';
import { silenceOf, verdictOf } from '../domain/draft/judge-round.ts';
import {
  type AmendmentFigures,
  countAmendments,
  countByOrganisation,
  type OrganisationFigures,
  waitsOf,
} from '../domain/figures/amendments.ts';
import type { Language } from '../domain/language.ts';
import { changeLabels, namePath } from '../domain/text/change-labels.ts';
import { diff } from '../domain/text/diff.ts';
import { stateOf, type VerdictKind } from '../domain/workflow/workflow.ts';
import { languagesOf, readWritten } from './amendments-texts.ts';
import type { Library } from './library.ts';
import { runningFor } from './running.ts';
import type { Tools } from './tools.ts';

/** Blocks in words; null for one that is gone. */
export type Resulting = readonly { readonly block: string; readonly words: string | null }[];

/** What an amendment does to the text of one language. */
export interface ProposedWording {
  readonly lang: Language;
  /** Where its first change stands, in words of the language the report was asked for. */
  readonly place: string;
  /** Blocks it touches, in the order of the text. */
  readonly blocks: readonly string[];
  /** The formal instruction, in the language the report was asked for. */
  readonly instruction: string;
  /** How the text reads there after an adoption; null without one. */
  readonly resulting: Resulting | null;
}

/** One line of the table of proposals. */
export interface ProposalRow extends Stamp {
  readonly amendment: number;
  /** The item of a verdict whose wording it is. */
  readonly item: number | null;
  readonly version: number;
  readonly state: Amendment['state'];
  readonly fate: NonNullable<Amendment['followed']>['fate'] | null;
  readonly wordings: readonly ProposedWording[];
  readonly justification: string;
  readonly supporters: number;
  readonly outcome:
    | (Stamp & {
        readonly outcome: Outcome | 'withdrawn';
        readonly code: string | null;
        readonly reason: string;
        /** For `partly`: the changes adopted. */
        readonly changes: readonly number[] | null;
      })
    | null;
  readonly rewording: Amendment['rewording'];
}

/** Who was asked about which version, until when, and what came of it. */
export interface Asked {
  readonly round: number;
  readonly version: number;
  readonly organisation: string;
  /** ISO instant. */
  readonly at: string;
  readonly due: string;
  /** The verdict that stands, `silence` where the term ended without one, null while it runs. */
  readonly answer: VerdictKind | 'silence' | null;
}

/** A stretch of time in which anybody could comment or propose. */
export interface Consultation {
  readonly state: string;
  /** ISO instants; `until` is null while it is under way. */
  readonly from: string;
  readonly until: string | null;
}

export interface DiscussionReport {
  readonly version: number;
  readonly asOf: string;
  readonly consultations: readonly Consultation[];
  readonly asked: readonly Asked[];
  readonly total: AmendmentFigures;
  readonly organisations: readonly OrganisationFigures[];
}

export interface ReportReader {
  /** The rows of these amendments of the draft, in their order; instructions are said in `say`. */
  reportProposals(
    draft: Draft,
    amendments: readonly Amendment[],
    say: Language,
  ): Promise<readonly ProposalRow[]>;
  reportDiscussion(draft: Draft): DiscussionReport;
}

export const createReportReader = ({
  library,
  catalogue,
  clock,
}: Pick<Tools, 'library' | 'catalogue' | 'clock'>): ReportReader => ({
  async reportProposals(draft, amendments, say) {
    const rows: ProposalRow[] = [];
    for (const amendment of amendments)
      rows.push(await reportProposal(library, draft, amendment, say));
    return rows;
  },
  reportDiscussion(draft) {
    const { daysLeft } = runningFor(catalogue, draft.workflow, clock.now());
    return {
      version: draft.versions.length,
      asOf: draft.updatedAt,
      consultations: consultationsOf(draft),
      asked: askedOf(draft),
      total: countAmendments(draft.amendments, waitsOf(draft.amendments, daysLeft)),
      organisations: countByOrganisation(draft.amendments, daysLeft),
    };
  },
});

async function reportProposal(
  library: Library,
  draft: Draft,
  amendment: Amendment,
  say: Language,
): Promise<ProposalRow> {
  const { state, decision, followed, rewording, at, by } = amendment;
  const written = await readWritten(library, draft, amendment);
  const wordings: ProposedWording[] = [];
  for (const lang of languagesOf(written)) {
    const { base, proposed } = written[lang] ?? {};
    const root = decision?.texts?.[lang];
    const after = root ? await library.doc(root) : null;
    if (base && proposed)
      wordings.push(reportWording({ base, proposed, after }, state as Outcome, lang, say));
  }
  return {
    amendment: amendment.amendment,
    item: amendment.item ?? null,
    version: amendment.version,
    state,
    fate: followed?.fate ?? null,
    wordings,
    justification: amendment.justification,
    supporters: amendment.supporters.length,
    outcome: decision && {
      outcome: state as Outcome | 'withdrawn',
      code: decision.code ?? null,
      reason: decision.reason,
      changes: decision.changes ?? null,
      at: decision.at,
      by: decision.by,
    },
    rewording,
    at,
    by,
  };
}

/** `after` is the working text an adoption left; null where there was none. */
function reportWording(
  docs: { readonly base: Node; readonly proposed: Node; readonly after: Node | null },
  outcome: Outcome,
  lang: Language,
  say: Language,
): ProposedWording {
  const { base, proposed, after } = docs;
  const { changes } = diff(base, proposed);
  const [first] = changes;
  return {
    lang,
    place: namePath(first?.path ?? [], changeLabels[say]),
    blocks: blocksIn(changes),
    instruction: instructBetween(base, proposed, say).text,
    resulting:
      after &&
      wordingsOf(docs, changes, after, outcome).map(({ block, after: words }) => ({
        block,
        words,
      })),
  };
}

/** The stays in states of consultation, in the order of the log. */
const consultationsOf = ({ moves, workflow }: Draft): readonly Consultation[] =>
  moves.flatMap(({ to, at }, index) =>
    stateOf(workflow, to).kind === 'consultation'
      ? [{ state: to, from: at, until: moves[index + 1]?.at ?? null }]
      : [],
  );

/** Everybody who was asked, round by round. */
const askedOf = (draft: Draft): readonly Asked[] =>
  draft.rounds.flatMap(({ round, version, participants, at }) =>
    participants.map((participant) => {
      const { agency: organisation, due, asked } = participant;
      const silence = silenceOf(draft, round, participant);
      const answer = verdictOf(draft, round, participant)?.verdict ?? (silence ? 'silence' : null);
      return { round, version, organisation, at: asked?.start ?? at, due, answer };
    }),
  );
