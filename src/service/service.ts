/**
 * Everything the product can do, for any caller: HTTP, command line, demo. Writers prepare what a
 * command needs from the texts and hand it to the dispatcher; readers go to store and library.
 */

import { recordAuth } from './access-auth.ts';
import { type AccessLog, createAccessLog } from './access-log.ts';
import { recordTokens } from './access-tokens.ts';
import { type AmendmentWriter, createAmendmentWriter } from './amendments.ts';
import { type BoardReader, createBoardReader } from './amendments-board.ts';
import { createOutcomeWriter, type OutcomeWriter } from './amendments-outcome.ts';
import { type AmendmentReader, createAmendmentReader } from './amendments-view.ts';
import type { Auth } from './auth.ts';
import { type CalendarFeedDesk, createCalendarFeedDesk } from './calendar-feed.ts';
import { type CalendarDesk, createCalendarDesk } from './calendars.ts';
import type { Catalogue } from './catalogue.ts';
import { createWorkflowDesk, type WorkflowDesk } from './catalogue-workflows.ts';
import { type Checker, createChecker } from './checks.ts';
import { type CommentDesk, createCommentDesk } from './comments.ts';
import { computeApart, computeHere } from './compute.ts';
import { createDeltaReader, type DeltaReader } from './deltas.ts';
import { createDesk, type DeskService } from './desk.ts';
import { createDigestWriter, type DigestWriter } from './digest.ts';
import { createDirectoryDesk, type DirectoryDesk } from './directory.ts';
import { createDirectoryTables, type DirectoryTables } from './directory-table.ts';
import { createDisagreementReader, type DisagreementReader } from './disagreements.ts';
import { createDispatcher } from './dispatch.ts';
import type { EgressRules } from './egress.ts';
import { createErasureDesk, type ErasureDesk } from './erasure.ts';
import { createFiguresReader, type FiguresReader } from './figures.ts';
import { createFreezePreviewer, type FreezePreviewer } from './freeze-preview.ts';
import { createInboxDesk, type InboxDesk } from './inbox.ts';
import { createIndicatorWriter, type IndicatorWriter } from './indicators.ts';
import { createItemService, type ItemService } from './items.ts';
import { createLetterWriter, type LetterWriter } from './letters.ts';
import { createLibrary } from './library.ts';
import { createMandateDesk, type MandateDesk } from './mandates.ts';
import { createMeExporter, type MeExporter } from './me-export.ts';
import { createMeetingWriter, type MeetingWriter } from './meetings.ts';
import { createNoticeDesk, type NoticeDesk } from './notices.ts';
import { createOutbox, type OutboxDesk } from './outbox.ts';
import { createPairWriter, type PairWriter } from './pairs.ts';
import type { Clock, Compute, Ids, Store } from './ports.ts';
import { createPositionDesk, type PositionDesk } from './positions.ts';
import { createPreparationDesk, type PreparationDesk } from './preparation.ts';
import { createReportReader, type ReportReader } from './reports.ts';
import { createRoundWriter, type RoundWriter } from './rounds.ts';
import { createSearchDesk, type SearchDesk } from './search.ts';
import { type Signer, sessionSigner } from './signer.ts';
import { createStatusReader, type StatusReader } from './status.ts';
import { createTermDesk, type TermDesk } from './terms.ts';
import { createTextWriter, type TextWriter } from './texts.ts';
import { createThreadDesk, type ThreadDesk } from './threads.ts';
import { createThreadDeltaReader, type ThreadDeltaReader } from './threads-delta.ts';
import { createTokenDesk, type TokenDesk } from './tokens.ts';
import type { Tools } from './tools.ts';
import { createVerifier, type Verifier } from './verification.ts';
import { createVersionReader, type VersionReader } from './versions.ts';
import { createWebhookDesk, type WebhookDesk } from './webhooks.ts';
import { createWhatIfs } from './what-ifs.ts';

export interface Service
  extends Tools,
    TextWriter,
    RoundWriter,
    TermDesk,
    ItemService,
    IndicatorWriter,
    MeetingWriter,
    DisagreementReader,
    ReportReader,
    FiguresReader,
    AmendmentWriter,
    OutcomeWriter,
    AmendmentReader,
    BoardReader,
    PreparationDesk,
    DeskService,
    PairWriter,
    Checker,
    FreezePreviewer,
    VersionReader,
    MandateDesk,
    PositionDesk,
    ThreadDesk,
    ThreadDeltaReader,
    CommentDesk,
    CalendarFeedDesk,
    TokenDesk,
    WebhookDesk,
    OutboxDesk,
    LetterWriter,
    NoticeDesk,
    DigestWriter,
    AccessLog,
    ErasureDesk,
    MeExporter,
    DirectoryDesk,
    DirectoryTables,
    WorkflowDesk,
    DeltaReader,
    InboxDesk,
    SearchDesk,
    CalendarDesk,
    Verifier,
    StatusReader {}

export function createService(
  store: Store,
  outside: {
    readonly clock: Clock;
    readonly ids: Ids;
    readonly catalogue: Catalogue;
    /** Vouches for who signs; the session when left out. */
    readonly signer?: Signer;
    /** Accounts; nobody signs in when left out. */
    readonly auth?: Auth;
    /** Runs long jobs apart; they run here when left out. */
    readonly compute?: Compute;
    /** True where a courier delivers letters: links are shown to nobody else then. */
    readonly mails?: boolean;
    /** What beside the public internet may be spoken to; nothing when left out. */
    readonly egress?: EgressRules;
  },
): Service {
  const { mails = false, auth, egress = { allow: [] } } = outside;
  const access = createAccessLog({ ...outside, store });
  const { block } = outside.ids;
  const compute = outside.compute ? computeApart(outside.compute, block) : computeHere(block);
  const library = createLibrary(store, compute);
  const dispatcher = createDispatcher(store, outside.clock);
  const tools: Tools = {
    store,
    library,
    whatIfs: createWhatIfs(library),
    dispatcher,
    signer: sessionSigner,
    ...outside,
    compute,
    auth: auth ? recordAuth(auth, { log: access, store, clock: outside.clock }) : null,
  };
  const amendments = createAmendmentWriter(tools);
  const comments = createCommentDesk(tools);
  const terms = createTermDesk(tools);
  const directory = createDirectoryDesk(tools);
  return {
    ...tools,
    ...createTextWriter(tools),
    ...createRoundWriter(tools),
    ...terms,
    ...createItemService(tools),
    ...createIndicatorWriter(tools),
    ...createMeetingWriter(tools),
    ...createDisagreementReader(tools),
    ...createReportReader(tools),
    ...createFiguresReader(tools),
    ...amendments,
    ...createOutcomeWriter(tools),
    ...createAmendmentReader(tools),
    ...createBoardReader(tools),
    ...createPreparationDesk(tools, amendments),
    ...createDesk(tools),
    ...createPairWriter(tools),
    ...createChecker(tools),
    ...createFreezePreviewer(tools),
    ...createVersionReader(tools),
    ...createMandateDesk(tools),
    ...createPositionDesk(tools),
    ...createThreadDesk(tools),
    ...createThreadDeltaReader(tools),
    ...comments,
    ...recordTokens(createTokenDesk(tools), access),
    ...createWebhookDesk({ ...tools, egress }),
    ...createKeeping(tools, mails),
    ...createLetterWriter(tools),
    ...createNoticeDesk(tools),
    ...access,
    ...directory,
    ...createErasureDesk({ ...tools, ...directory, access }),
    ...createMeExporter(tools, access),
    ...createDirectoryTables(tools, directory),
    ...createWorkflowDesk(tools),
    ...createDeltaReader(tools),
    ...createSearchDesk(tools),
    ...createCalendarDesk(tools, terms),
    ...createInboxDesks({ ...tools, ...comments, ...terms }),
  };
}

/** The inbox, and what tells of it elsewhere. */
function createInboxDesks(tools: Tools & CommentDesk & TermDesk) {
  const inbox = createInboxDesk(tools);
  return {
    ...inbox,
    ...createDigestWriter({ ...tools, ...inbox }),
    ...createCalendarFeedDesk({ ...tools, ...inbox }),
  };
}

/** What keeps the server itself: its letters, and whether all is as it should be. */
const createKeeping = (tools: Tools, mails: boolean) => ({
  ...createOutbox({ ...tools, mails }),
  ...createVerifier(tools),
  ...createStatusReader({ ...tools, mails }),
});
