/** Everything a draft's page shows, gathered from its log and its texts. */
import { countOpen, type Discussion } from '../../domain/discussion/comment.ts';
import type { Draft, Version } from '../../domain/draft/draft.ts';
import { openRound } from '../../domain/draft/judge-round.ts';
import { chooseSummary } from '../../domain/draft/summary.ts';
import type { Language } from '../../domain/language.ts';
import { stateOf } from '../../domain/workflow/workflow.ts';
import type { Service } from '../../service/service.ts';
import type { StandingThread } from '../../service/threads.ts';
import { chartsOfDraft } from '../../web/charts/draft-charts.ts';
import type { ChartId } from '../../web/charts/model.ts';
import type { DraftPage, Frame, Happening, TextView, VersionLine } from '../../web/public/model.ts';
import { addSaidMarks } from '../../web/public/said-marks.ts';
import { isOpenToVisitors } from '../../web/public/taking.tsx';
import { viewAmendments } from './amendments.ts';
import { countByBlock, viewCommentsLine, viewTaking } from './comments.ts';
import type { Directory, NameOf } from './directory.ts';
import type { Fragments } from './fragments.ts';
import { viewHead } from './head.ts';
import { countDisagreements, viewItems, viewMeetings } from './items.ts';
import { dueOf, viewRounds } from './rounds.ts';
import { chooseText, createPlaces, languagesOf } from './text.ts';
import { viewBlocker, viewNext, viewTrack } from './track.ts';

/** What every view of a draft is made with. */
export interface Viewing extends Directory {
  readonly frame: Frame;
  readonly fragments: Fragments;
  /** ISO instant. */
  readonly now: string;
  /** All public comments: what of them is shown, `seenOf` says. */
  readonly discussion: Discussion;
  /** The threads everybody sees. */
  readonly threads: readonly StandingThread[];
  /** The text's language as the reader asked for it, unchecked. */
  readonly text: string | undefined;
}

/** A version's text in the language it is to be shown in; null when it has none. */
export async function viewVersionText(
  draft: Draft,
  version: Version,
  { frame, fragments, text }: Viewing,
): Promise<TextView | null> {
  const languages = languagesOf(version, draft.languages);
  const lang = chooseText(languages, text, frame.lang);
  const root = lang && version.texts[lang];
  if (!root) return null;
  return fragments.text(root, { version: version.version, lang, languages }, frame.lang);
}

/** Newest first. */
export const viewVersions = (draft: Draft, nameOf: NameOf): readonly VersionLine[] =>
  draft.versions.toReversed().map((version) => viewVersion(version, nameOf));

export const viewVersion = (
  { version, label, summary, at, by, hash }: Version,
  nameOf: NameOf,
): VersionLine => ({
  number: version,
  label,
  summary,
  at,
  by: nameOf(by.organisation),
  hash,
});

export async function viewDraftPage(
  draft: Draft,
  viewing: Viewing,
  service: Pick<Service, 'standComments' | 'readFigures'>,
): Promise<DraftPage> {
  const { frame, nameOf, personOf, now, fragments, discussion } = viewing;
  const newest = draft.versions.at(-1);
  const text = newest ? await viewVersionText(draft, newest, viewing) : null;
  const root = text ? newest?.texts[text.lang] : undefined;
  const doc = root ? await fragments.doc(root) : null;
  const round = openRound(draft);
  const places = createPlaces(doc, text?.lang ?? frame.lang);
  const rounds = viewRounds(draft, { now, nameOf, personOf, places, lang: frame.lang });
  return {
    frame,
    head: viewHead(draft, viewing),
    summary: chooseSummary(draft.summary, frame.lang),
    procedure: draft.workflow.titles[frame.lang],
    due: round ? dueOf(round) : null,
    overdue: round ? (rounds[0]?.answers.some(({ overdue }) => overdue) ?? false) : false,
    track: viewTrack(draft, frame.lang),
    next: viewNext(draft, { now, comments: countOpen(discussion) }, frame.lang, nameOf),
    rounds,
    items: viewItems(draft, nameOf, places),
    disagreements: countDisagreements(draft),
    meetings: viewMeetings(draft, nameOf),
    amendments: await viewAmendments(draft, doc, viewing),
    comments: viewCommentsLine(draft, viewing),
    figures: await viewFigures(draft, viewing, service),
    versions: viewVersions(draft, nameOf),
    timeline: viewTimeline(draft, frame.lang, nameOf),
    text: text && (await markSaid(draft, text, viewing, service)),
  };
}

/** Figures that say what the parts of the page before them do not. */
const shownFigures: readonly ChartId[] = [
  ...(['indicators', 'states', 'rounds', 'terms', 'sections', 'amendments'] as const),
];

/** Counted up to the newest entry of the record, so that a page is the same until there is another. */
async function viewFigures(
  draft: Draft,
  { frame, nameOf }: Viewing,
  { readFigures }: Pick<Service, 'readFigures'>,
): Promise<DraftPage['figures']> {
  const at = draft.updatedAt;
  const figures = await readFigures(draft, null, at);
  const clock = { lang: frame.lang, zone: draft.workflow.zone };
  const blockHref = (block: string) => `#${block}`;
  const charts = chartsOfDraft(figures, { nameOf, clock, blockHref });
  return { at, charts: charts.filter(({ id }) => shownFigures.includes(id)) };
}

/** The text with what was said beside it. */
async function markSaid(
  draft: Draft,
  text: TextView,
  viewing: Viewing,
  service: Pick<Service, 'standComments'>,
): Promise<TextView> {
  const said = await countByBlock(draft, viewing, service);
  const isOpen = isOpenToVisitors(viewTaking(draft, viewing.now));
  const { lang } = viewing.frame;
  return {
    ...text,
    html: addSaidMarks(text.html, { id: draft.id, lang, text: text.lang, said, isOpen }),
  };
}

/** Newest first. */
function viewTimeline(draft: Draft, lang: Language, nameOf: NameOf): readonly Happening[] {
  const created: Happening = { at: draft.createdAt, what: 'created', by: nameOf(draft.owner) };
  const frozen = draft.versions.map(
    ({ at, version }): Happening => ({ at, what: 'frozen', version }),
  );
  const moved = draft.moves.map(({ at, transition, from, to, reason, waived }): Happening => {
    const { transitions } = stateOf(draft.workflow, from);
    const round = draft.rounds.find((one) => one.at === at && one.state === to);
    return {
      at,
      what: 'moved',
      title: transitions.find(({ id }) => id === transition)?.titles[lang] ?? transition,
      to: stateOf(draft.workflow, to).titles[lang],
      reason,
      waived: waived.map((because) => viewBlocker(because, nameOf)),
      round: round ? { number: round.round, agencies: round.participants.length } : null,
    };
  });
  return [...moved.toReversed(), ...frozen.toReversed(), created].sort((a, b) =>
    a.at === b.at ? rank[b.what] - rank[a.what] : a.at < b.at ? 1 : -1,
  );
}

/** Of things that happened in one instant: what must come before what. */
const rank: Readonly<Record<Happening['what'], number>> = { created: 0, frozen: 1, moved: 2 };
