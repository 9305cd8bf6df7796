/**
 * One readable English sentence for every refusal of the domain, from its own facts: the `detail`
 * of problems and what the command line prints. It never repeats more of a request than a name.
 */
import type { Refusal, RefusalCode, Refusals } from '../domain/draft/refusal.ts';

/** What a caller sent, fit to stand in a sentence: short, and without control characters. */
export function quote(text: string): string {
  const shown = text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    /[\u0000-\u001f\u007f-\u009f\ud800-\udfff]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return shown.length > 100 ? `${shown.slice(0, 99)}…` : shown;
}

const list = (names: readonly string[]): string => names.join(', ');

const extensionFaults: Readonly<Record<Refusals['no-extension']['why'], string>> = {
  'not-allowed': 'there is none here, or the answer or the due date has passed',
  'used-up': 'it was extended as often as the workflow allows',
  'too-long': 'the workflow allows fewer days',
  'none-asked': 'none was asked for',
  'asked-already': 'the request before has no answer yet',
};

const reminderFaults: Readonly<Record<Refusals['no-reminder']['why'], string>> = {
  answered: 'it has answered',
  lately: 'it was reminded less than a day ago',
};

const mandateFaults: Readonly<Record<Refusals['no-mandate']['why'], string>> = {
  none: 'there is no mandate',
  'not-yet': 'the mandate has not begun',
  over: 'the mandate is over',
  revoked: 'the mandate was revoked',
  'other-draft': 'the mandate is for another draft',
};

const sentences: { readonly [C in RefusalCode]: (facts: Refusals[C]) => string } = {
  'not-found': ({ what, id }) => `There is no ${what} called ${quote(id)}.`,
  forbidden: ({ action }) => `Your mandate does not include ${action}.`,
  'no-appointment': ({ person, named }) =>
    named === null
      ? `${quote(person)} is appointed to nothing now.`
      : `${quote(person)} is not appointed to act for ${quote(named)} now.`,
  'acting-for-needed': ({ choices }) =>
    `Name for whom you act in the header Kelisim-Acting-For: ${choices.join(', ')}.`,
  'no-mandate': ({ of, why }) => `You cannot act in place of ${quote(of)}: ${mandateFaults[why]}.`,
  taken: ({ field, what }) => `${field}: another has this ${what}, or one that reads like it.`,
  ended: ({ what, id }) =>
    what === 'agency' ? `${quote(id)} has ceased to be.` : `${quote(id)} was erased.`,
  'last-administrator': () => 'Nobody would be left to administer: appoint another for good first.',
  unauthenticated: ({ why }) => `Nobody is named: ${quote(why)}.`,
  invalid: ({ field, why }) => `${field}: ${quote(why).replace(/\.$/, '')}.`,
  stale: ({ seq }) => `It changed since you read it: the draft is at seq ${seq} now.`,
  'precondition-required': ({ header }) => `Send ${header} with the ETag of what you replace.`,
  'wrong-state': ({ state, allowed }) =>
    `The draft stands in ${state}; this is possible in ${list(allowed)}.`,
  'too-late': ({ due }) => `The term for this ended at ${due}.`,
  'no-such-transition': ({ transition, state, allowed }) =>
    `No way called ${transition} leads out of ${state}; there ${
      allowed.length ? `are ${list(allowed)}` : 'is none'
    }.`,
  'gate-unmet': ({ transition, because }) =>
    `The way ${transition} is shut: ${list(because.slice(0, 8))}${
      because.length > 8 ? ` and ${because.length - 8} more` : ''
    }.`,
  'reason-required': ({ field }) => `${field}: say why.`,
  'nothing-changed': ({ what }) => `Nothing changed: ${what}.`,
  'text-missing': ({ lang }) => `There is no text in ${lang}.`,
  'language-not-in-draft': ({ lang, languages }) =>
    `The draft has texts in ${list(languages)}; none in ${quote(lang)}.`,
  'not-editorial': ({ faults }) =>
    `The change is more than editorial: ${list([...new Set(faults.map(({ code }) => code))])} changed in ${
      faults.length === 1 ? 'one place' : `${faults.length} places`
    }.`,
  'nothing-to-contest': ({ agency }) =>
    `No verdict of ${agency} was carried over an editorial change in this round.`,
  'not-asked': ({ agency }) => `This round does not ask ${agency}.`,
  'verdict-not-allowed': ({ verdict, allowed }) =>
    `This state takes no ${verdict}; it takes ${list(allowed)}.`,
  'nothing-to-withdraw': ({ agency }) => `${agency} has given no verdict in this round.`,
  'conflict-of-interest': ({ because, person }) =>
    because === 'author-of-version'
      ? `${person} wrote in this version, so another has to give the verdict.`
      : `${person} has answered for another body in this round, so another has to give the verdict.`,
  'no-extension': ({ agency, why }) => `No longer term for ${agency}: ${extensionFaults[why]}.`,
  'no-reminder': ({ agency, why }) => `No reminder for ${agency}: ${reminderFaults[why]}.`,
  'nothing-due': ({ now }) => `Time alone brings nothing about by ${now}.`,
  'not-answered': ({ item }) => `Item ${item} has no answer yet.`,
  'item-ended': ({ item }) => `Item ${item} has ended.`,
  'already-answered': ({ what, number }) => `There is an outcome already for ${what} ${number}.`,
  'verdict-needs-items': ({ verdict }) =>
    `The verdict ${verdict} needs at least one item that says about what.`,
  'unknown-block': ({ field, block }) =>
    `${field}: there is no block ${quote(block)} in that text.`,
  'quote-not-found': ({ field }) => `${field}: these words do not stand in that block.`,
  'merge-conflict': ({ lang, conflicts: { length } }) =>
    `The text in ${lang} has moved on: ${length} ${
      length === 1 ? 'conflict needs' : 'conflicts need'
    } a person.`,
  'too-long': ({ limit }) =>
    limit === 'waiting'
      ? 'The server is working out much already. Ask again in a minute.'
      : `Working this out takes more ${limit} than the server gives it. Ask for less at once: a part of the text, or versions that lie nearer.`,
  'key-reused': ({ key }) => `The key ${quote(key)} came before with another request.`,
};

/** The sentence of a refusal. */
export const describeRefusal = ({ code, facts }: Refusal): string =>
  (sentences[code] as (facts: Refusals[RefusalCode]) => string)(facts);
