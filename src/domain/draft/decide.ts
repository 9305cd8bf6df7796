/**
 * `decide(command, draft, context)`: the facts a command leads to, or a refusal. Pure: the instant,
 * the actor and everything computed from texts come in as values. Each command has one function,
 * in the file of its noun; this one only finds it.
 */
import {
  decideAcceptRewording,
  decideAmend,
  decideContestRewording,
  decideRevise,
  decideStudy,
  decideSupport,
  decideWithdrawAmendment,
} from './amendment.ts';
import { decideAmendmentOutcome, decideAmendments } from './amendment-outcome.ts';
import { decideTick } from './clock.ts';
import type { Command, Commands, CommandType, Context } from './command.ts';
import type { Draft } from './draft.ts';
import type { Fact } from './event.ts';
import { decideReportValue } from './indicator.ts';
import { decideAnswer, decideOverride, decideUphold, decideWithdrawItem } from './item.ts';
import { decideCallMeeting, decideCancelMeeting, decideHoldMeeting } from './meeting.ts';
import { decideMove } from './move.ts';
import { decideConfirmPairs } from './pairs.ts';
import { assert } from './refusal.ts';
import { decideContest, decideSignOff, decideWithdrawSignoff } from './signoff.ts';
import {
  decideAskExtension,
  decideExtendTerm,
  decideMoveTerms,
  decideRefuseExtension,
  decideRemind,
} from './term.ts';
import {
  decideCreate,
  decideFreeze,
  decideParticipants,
  decideRetitle,
  decideSaveText,
  decideShow,
  decideSummarise,
} from './text.ts';

type Decide<T extends CommandType> = (
  command: Commands[T],
  draft: Draft,
  context: Context,
) => readonly Fact[];

const deciders: { readonly [T in Exclude<CommandType, 'create'>]: Decide<T> } = {
  retitle: decideRetitle,
  summarise: decideSummarise,
  chooseParticipants: decideParticipants,
  show: decideShow,
  saveText: decideSaveText,
  freeze: decideFreeze,
  move: decideMove,
  signOff: decideSignOff,
  withdrawSignoff: decideWithdrawSignoff,
  contest: decideContest,
  askExtension: decideAskExtension,
  extendTerm: decideExtendTerm,
  refuseExtension: decideRefuseExtension,
  remind: decideRemind,
  moveTerms: decideMoveTerms,
  tick: decideTick,
  answer: decideAnswer,
  withdrawItem: decideWithdrawItem,
  upholdItem: decideUphold,
  overrideItem: decideOverride,
  callMeeting: decideCallMeeting,
  cancelMeeting: decideCancelMeeting,
  holdMeeting: decideHoldMeeting,
  amend: decideAmend,
  reviseAmendment: decideRevise,
  studyAmendment: decideStudy,
  acceptRewording: decideAcceptRewording,
  contestRewording: decideContestRewording,
  decideAmendments,
  support: decideSupport,
  decideAmendment: decideAmendmentOutcome,
  withdrawAmendment: decideWithdrawAmendment,
  confirmPairs: decideConfirmPairs,
  reportValue: decideReportValue,
};

/**
 * The facts this command leads to; never an empty list.
 * @throws Refusal with the code that says why not; nothing has happened then.
 */
export function decide(command: Command, draft: Draft | null, context: Context): readonly Fact[] {
  if (command.type === 'create') return decideCreate(command);
  assert(draft, `${command.type} needs a draft`);
  const facts = (deciders[command.type] as Decide<CommandType>)(
    command as Commands[CommandType],
    draft,
    context,
  );
  assert(facts.length > 0, `${command.type} leads to a fact or is refused`);
  return facts;
}
