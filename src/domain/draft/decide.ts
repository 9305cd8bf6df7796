/**
 * `decide(command, draft, context)`: the facts a command leads to, or a refusal. Pure: the instant,
 * the actor and everything computed from texts come in as values. Each command has one function,
 * in the file of its noun; this one only finds it.
 */
import { decideAmend, decideAmendmentOutcome, decideWithdrawAmendment } from './amendment.ts';
import type { Command, Commands, CommandType, Context } from './command.ts';
import type { Draft } from './draft.ts';
import type { Fact } from './event.ts';
import { decideConfirmPairs } from './pairs.ts';
import { assert } from './refusal.ts';
import {
  decideAnswer,
  decideContest,
  decideMove,
  decideSignOff,
  decideWithdrawItem,
} from './round.ts';
import {
  decideCreate,
  decideFreeze,
  decideParticipants,
  decideRetitle,
  decideSaveText,
} from './text.ts';

type Decide<T extends CommandType> = (
  command: Commands[T],
  draft: Draft,
  context: Context,
) => readonly Fact[];

const deciders: { readonly [T in Exclude<CommandType, 'create'>]: Decide<T> } = {
  retitle: decideRetitle,
  chooseParticipants: decideParticipants,
  saveText: decideSaveText,
  freeze: decideFreeze,
  move: decideMove,
  signOff: decideSignOff,
  contest: decideContest,
  answer: decideAnswer,
  withdrawItem: decideWithdrawItem,
  amend: decideAmend,
  decideAmendment: decideAmendmentOutcome,
  withdrawAmendment: decideWithdrawAmendment,
  confirmPairs: decideConfirmPairs,
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
