/** Public comments and threads as the public pages show them: what anybody may see, and nothing else. */
import type { Node } from 'prosemirror-model';
import { Temporal } from 'temporal-polyfill';
import {
  answerOf,
  type Comment,
  commentRule,
  commentsUntil,
  isUnanswered,
} from '../../domain/discussion/comment.ts';
import {
  reportComments,
  seenComments,
  seenGroups,
} from '../../domain/discussion/comment-report.ts';
import { listUsed, type Used } from '../../domain/discussion/comment-used.ts';
import type { Standing } from '../../domain/discussion/place.ts';
import { isResolved } from '../../domain/discussion/thread.ts';
import { type Reader, seenOf } from '../../domain/discussion/visibility.ts';
import type { Draft } from '../../domain/draft/draft.ts';
import type { Language } from '../../domain/language.ts';
import { createQuotes } from '../../domain/text/quotes.ts';
import { stateOf } from '../../domain/workflow/workflow.ts';
import type { Service } from '../../service/service.ts';
import type { StandingThread } from '../../service/threads.ts';
import type {
  AboutView,
  CommentCounts,
  CommentsLine,
  CommentsPage,
  CommentView,
  GroupView,
  Results,
  Taking,
  ThreadView,
} from '../../web/public/model-comments.ts';
import type { SaidCount } from '../../web/public/said-marks.ts';
import type { Viewing } from './draft-page.ts';
import { viewHead } from './head.ts';
import { chooseText, createPlaces, type Places } from './text.ts';

/** Somebody of whom nothing is known. */
export const anybody: Reader = { actor: null, secret: null };

/** Groups and single comments on one page. */
const unitsMax = 50;

/** Whether comments are taken at this instant (ISO), and if not, when they were. */
export function viewTaking(draft: Draft, now: string): Taking {
  const rule = commentRule(stateOf(draft.workflow, draft.state));
  const until = commentsUntil(draft);
  if (rule !== 'none' && (until === null || now <= until))
    return {
      rule,
      until,
      days: until === null ? null : daysUntil(until, now, draft.workflow.zone),
    };
  const periods = draft.moves.flatMap((move, index) => {
    if (commentRule(stateOf(draft.workflow, move.to)) === 'none') return [];
    const due = commentsUntil({ moves: [move] });
    const left = draft.moves[index + 1]?.at;
    const ends = [due, left].filter((end) => end !== null && end !== undefined).sort();
    return ends[0] === undefined ? [] : [{ from: move.at, until: ends[0] }];
  });
  return { rule: 'none', periods };
}

function countComments(draft: Draft, { discussion }: Viewing): CommentCounts {
  const seen = seenComments(discussion, anybody, draft);
  const count = (state: Comment['state']) => seen.filter((one) => one.state === state).length;
  return {
    published: count('published'),
    unanswered: seen.filter((one) => isUnanswered(discussion, one)).length,
    waiting: discussion.comments.filter(({ state }) => state === 'waiting').length,
    withheld: count('withheld'),
    withdrawn: count('withdrawn'),
  };
}

/** Days of the calendar in the zone until the day on which a term ends; midnight ends the day before. */
function daysUntil(until: string, now: string, zone: string): number {
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate();
  const last = dayOf(Temporal.Instant.from(until).subtract({ nanoseconds: 1 }));
  return dayOf(Temporal.Instant.from(now)).until(last).days;
}

export function viewCommentsLine(draft: Draft, viewing: Viewing): CommentsLine {
  const taking = viewTaking(draft, viewing.now);
  return {
    taking,
    counts: countComments(draft, viewing),
    threads: viewing.threads.length,
    results: viewResults(draft, taking, viewing),
  };
}

/** As many answers that changed something are named. */
const changedMax = 5;

const taken: readonly unknown[] = ['accepted', 'adopted', 'partly', 'reworded'];

/** Those that led to an amendment come first, then those accepted in whole. */
function viewResults(draft: Draft, taking: Taking, { discussion }: Viewing): Results | null {
  if (taking.rule !== 'none' || taking.periods.length === 0) return null;
  const { outcomes } = reportComments(discussion, anybody, draft).figures;
  const rows = listUsed(discussion, draft, anybody).filter(({ outcome }) =>
    taken.includes(outcome),
  );
  const adopted = rows.filter(({ kind }) => kind === 'amendment').length;
  const answered = rows.filter(({ kind }) => kind === 'comments');
  const weight = ({ amendment, outcome }: Used) =>
    (amendment === null ? 0 : 2) + (outcome === 'accepted' ? 1 : 0);
  const changed = answered.toSorted((a, b) => weight(b) - weight(a)).slice(0, changedMax);
  const amendments = draft.amendments.length;
  const isNothing = adopted + Object.values(outcomes).reduce((sum, count) => sum + count, 0) === 0;
  return isNothing ? null : { outcomes, adopted, amendments, changed };
}

/** How many published comments and public threads stand in each block, by its id. */
export async function countByBlock(
  draft: Draft,
  { discussion, threads }: Viewing,
  { standComments }: Pick<Service, 'standComments'>,
): Promise<ReadonlyMap<string, SaidCount>> {
  const published = discussion.comments.filter(({ state }) => state === 'published');
  const counts = new Map<string, SaidCount>();
  const count = ({ fate, anchor }: Standing, what: keyof SaidCount) => {
    const before = counts.get(anchor.block) ?? { comments: 0, threads: 0 };
    if (fate !== 'lost') counts.set(anchor.block, { ...before, [what]: before[what] + 1 });
  };
  const standings = await standComments(draft, published);
  for (const standing of standings.values()) count(standing, 'comments');
  for (const { standing } of threads) count(standing, 'threads');
  return counts;
}

/** `block` limits the page to what stands in that block; `after` skips so many groups and comments. */
export async function viewCommentsPage(
  draft: Draft,
  viewing: Viewing,
  service: Pick<Service, 'standComments'>,
  { block, after }: { readonly block: string | undefined; readonly after: number },
): Promise<CommentsPage> {
  const { frame, discussion, threads } = viewing;
  const texts = await readTexts(draft, viewing);
  const isHere = (standing: Standing | undefined) =>
    block === undefined ||
    (standing !== undefined && standing.fate !== 'lost' && standing.anchor.block === block);
  const seen = seenComments(discussion, anybody, draft);
  const standings = await service.standComments(draft, seen);
  const here = seen.filter(({ comment }) => isHere(standings.get(comment)));
  const show = (comment: Comment) =>
    viewComment(comment, seenOf(comment, anybody, draft) === 'whole', {
      viewing,
      about: viewAbout(standings.get(comment.comment), texts),
    });
  const groups = seenGroups(discussion, anybody, draft).flatMap(
    ({ group, title, answer, comments }): GroupView[] => {
      const members = here.filter(({ comment }) => comments.includes(comment));
      return answer === null || members.length === 0
        ? []
        : [{ number: group, title, answer, comments: members.map(show) }];
    },
  );
  const alone = here.filter((comment) => answerOf(discussion, comment) === null);
  const isPublished = ({ state }: Comment) => state === 'published';
  const units: readonly (GroupView | Comment)[] = [
    ...groups,
    ...alone.filter(isPublished),
    ...alone.filter((comment) => !isPublished(comment)),
  ];
  const shown = units.slice(after, after + unitsMax);
  const comments = shown.flatMap((unit) => ('comments' in unit ? [] : [unit]));
  const end = after + shown.length;
  const isLast = end >= units.length;
  return {
    frame,
    head: viewHead(draft, viewing),
    taking: viewTaking(draft, viewing.now),
    counts: countComments(draft, viewing),
    block: block === undefined ? null : viewBlock(block, texts),
    groups: shown.flatMap((unit) => ('comments' in unit ? [unit] : [])),
    single: comments.filter(isPublished).map(show),
    ended: comments.filter((comment) => !isPublished(comment)).map(show),
    threads: isLast
      ? threads
          .filter(({ standing }) => isHere(standing))
          .map((one) => viewThread(one, viewing, texts))
      : [],
    after: isLast ? null : end,
  };
}

function viewBlock(id: string, { quotes, shown }: Texts): CommentsPage['block'] {
  return { id, words: (shown && quotes.get(shown)?.(id)) ?? '', lang: shown ?? null };
}

/** What the newest version's texts say of places, by language. */
interface Texts {
  readonly places: ReadonlyMap<Language, Places>;
  /** The first words of a block. */
  readonly quotes: ReadonlyMap<Language, (block: string) => string>;
  /** The language shown. */
  readonly shown: Language | undefined;
}

export async function readTexts(draft: Draft, viewing: Viewing): Promise<Texts> {
  const newest = draft.versions.at(-1)?.texts ?? {};
  const docs = new Map<Language, Node>();
  for (const lang of draft.languages) {
    const root = newest[lang];
    if (root) docs.set(lang, await viewing.fragments.doc(root));
  }
  return {
    places: new Map([...docs].map(([lang, doc]) => [lang, createPlaces(doc, lang)])),
    quotes: new Map([...docs].map(([lang, doc]) => [lang, createQuotes(doc)])),
    shown: chooseText([...docs.keys()], viewing.text, viewing.frame.lang),
  };
}

/** Null for what is on the whole. */
export function viewAbout(
  standing: Standing | undefined,
  { places, quotes }: Texts,
): AboutView | null {
  if (!standing) return null;
  const { fate, lang, anchor } = standing;
  const whole = () => (fate === 'lost' ? '' : (quotes.get(lang)?.(anchor.block) ?? ''));
  const place = fate === 'lost' ? null : (places.get(lang)?.(anchor.block) ?? null);
  return {
    lang,
    quote: anchor.quote || whole(),
    section: place?.title || null,
    block: anchor.block,
    fate,
  };
}

/** A comment; its words and names only where `isWhole`. */
export function viewComment(
  comment: Comment,
  isWhole: boolean,
  { viewing, about }: { readonly viewing: Viewing; readonly about: AboutView | null },
): CommentView {
  const { secret, by, name, organisation, moderation, state } = comment;
  const { personOf, nameOf } = viewing;
  const names =
    secret === null
      ? [personOf(by.person), nameOf(by.organisation)]
      : [name, organisation].filter((one) => one !== undefined && one !== '');
  return {
    number: comment.comment,
    state,
    text: isWhole ? comment.text : null,
    by: isWhole ? names.join(', ') : '',
    at: comment.at,
    version: comment.version,
    about: isWhole ? about : null,
    reason: state === 'withheld' ? (moderation?.reason ?? '') : '',
  };
}

function viewThread(
  { thread, standing }: StandingThread,
  viewing: Viewing,
  texts: Texts,
): ThreadView {
  const { personOf, nameOf } = viewing;
  return {
    number: thread.thread,
    kind: thread.kind,
    isResolved: isResolved(thread),
    about: viewAbout(standing, texts) as AboutView,
    messages: thread.messages.map(({ message, by, at, text }) => ({
      number: message,
      by: `${personOf(by.person)}, ${nameOf(by.organisation)}`,
      at,
      text,
    })),
  };
}
