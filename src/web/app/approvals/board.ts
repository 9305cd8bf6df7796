/**
 * The approval of a draft as a table: a row for each body, a column for each round, and in each cell
 * what the body said there, or that it said nothing. Read off the draft's log alone; it words nothing.
 */
import type { Draft, Round, Signoff } from '../../../domain/draft/draft.ts';
import { isOpenObjection } from '../../../domain/draft/judge-items.ts';
import { silenceOf, standingSignoff, verdictOf } from '../../../domain/draft/judge-round.ts';
import type { VerdictKind } from '../../../domain/workflow/workflow.ts';

/**
 * `deemed` is silence that the workflow takes for agreement, `silent` one it does not; `later` is asked
 * when the groups before have answered; `passed` was never answered before its round was closed.
 */
export type Stand = VerdictKind | 'none' | 'silent' | 'deemed' | 'later' | 'passed';

export interface Cell {
  readonly stand: Stand;
  /** The version that was judged; of who has not answered, the one in circulation. */
  readonly version: number;
  /** What was given, with its number; null where nothing was. */
  readonly signoff: (Signoff & { readonly number: number }) | null;
  /** It stands from an earlier round. `editorial`: its remit changed, and the drafter said how. */
  readonly carried: 'unchanged' | 'editorial' | null;
  /** The version judged last, where the remit has changed since and no new answer is there. */
  readonly outdated: number | null;
  /** ISO instant; null for who is asked later. */
  readonly due: string | null;
  readonly isLate: boolean;
  readonly isRequired: boolean;
}

export interface Row {
  readonly agency: string;
  /** One for each round, in order; null where the body was not asked. */
  readonly cells: readonly (Cell | null)[];
  /** Its objections that stand. */
  readonly objections: readonly number[];
}

export interface Board {
  readonly rounds: readonly Round[];
  readonly rows: readonly Row[];
}

/** Bodies stand as the newest round asked them; those it did not ask come after. `now` is an ISO instant. */
export function layBoard(draft: Draft, now: string): Board {
  const { rounds } = draft;
  const agencies = rounds
    .toReversed()
    .flatMap(({ participants, waiting }) => [...participants, ...waiting])
    .map(({ agency }) => agency);
  const rows = [...new Set(agencies)].map((agency) => ({
    agency,
    cells: rounds.map((round) => cellOf(draft, round, agency, now)),
    objections: draft.items
      .filter((item) => item.agency === agency && isOpenObjection(item))
      .map(({ item }) => item),
  }));
  return { rounds, rows };
}

function cellOf(draft: Draft, round: Round, agency: string, now: string): Cell | null {
  const asked = round.participants.find((one) => one.agency === agency);
  const later = round.waiting.find((one) => one.agency === agency);
  const nothing = { version: round.version, signoff: null, carried: null, isLate: false } as const;
  if (!asked)
    return later
      ? { ...nothing, stand: 'later', outdated: null, due: null, isRequired: later.required }
      : null;
  const { due, required: isRequired } = asked;
  const given = verdictOf(draft, round.round, asked);
  if (given) {
    const isOwn = standingSignoff(draft, round.round, agency) === given;
    return {
      stand: given.verdict,
      version: given.version,
      signoff: { ...given, number: draft.signoffs.indexOf(given) + 1 },
      carried: isOwn ? null : asked.editorial ? 'editorial' : 'unchanged',
      outdated: null,
      due,
      isLate: false,
      isRequired,
    };
  }
  const silence = silenceOf(draft, round.round, asked);
  const isOpen = round.closedAt === null;
  return {
    ...nothing,
    stand: standUnanswered(silence !== undefined, silence?.deemed !== undefined, isOpen),
    // 0 is kept for a body that has judged nothing yet.
    outdated: asked.since || null,
    due,
    isLate: isOpen && !silence?.deemed && (round.suspendedAt ?? now) > due,
    isRequired,
  };
}

function standUnanswered(isSilent: boolean, isDeemed: boolean, isOpen: boolean): Stand {
  if (isDeemed) return 'deemed';
  if (isSilent) return 'silent';
  return isOpen ? 'none' : 'passed';
}

/** The newest cell of a row: how the body stands now. */
export const lastCell = ({ cells }: Row): Cell | null => cells.at(-1) ?? null;

export type Narrowing = 'late' | 'outdated' | 'objections';

/** The rows somebody asks for; all of them for no narrowing. */
export const chooseRows = ({ rows }: Board, show: Narrowing | undefined): readonly Row[] =>
  rows.filter((row) => {
    if (show === 'late') return lastCell(row)?.isLate;
    if (show === 'outdated') return (lastCell(row)?.outdated ?? null) !== null;
    return show === 'objections' ? row.objections.length > 0 : true;
  });

/** How many bodies stand how in one round, by its place; those not asked are not counted. */
export function countStands({ rows }: Board, place: number): ReadonlyMap<Stand, number> {
  const counts = new Map<Stand, number>();
  for (const { cells } of rows) {
    const stand = cells.at(place)?.stand;
    if (stand) counts.set(stand, (counts.get(stand) ?? 0) + 1);
  }
  return counts;
}
