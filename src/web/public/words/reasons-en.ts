/** Why a gate is met or not, in English. */
import type { Reasons, SaidReason } from './reasons.ts';

const named = (kind: string, { number, agency }: SaidReason) => `${kind} No. ${number} (${agency})`;
const objection = (said: SaidReason) =>
  named(said.what === 'fundamental' ? 'Fundamental objection' : 'Objection', said);
/** The reasons shown may be only the first of many. */
const amongst = (number: string) => (Number(number) > 1 ? ` (one of ${number})` : '');
const comments = (number: string) =>
  number === '1' ? 'A public comment has' : `${number} public comments have`;
const condition = (said: SaidReason) => named('Condition', said);

export const reasonsEn: Reasons = {
  'no-version': () => 'No version has been frozen: the drafting body has to freeze one',
  'text-changed-since-version': ({ language, number }) =>
    `${language ? `The text ${language}` : 'The title'} changed after version ${number}: the drafting body has to freeze a new version`,
  'version-lacks-language': ({ language, number }) =>
    `Version ${number} has no text ${language}: the drafting body has to write it and freeze a new version`,
  'version-current': () => 'The newest version holds the present text',
  'no-round': () => 'Approval has not begun: nobody has been asked yet',
  'not-yet-asked': ({ agency }) =>
    `${agency} is not asked yet: its turn comes when those before it have answered or their term is over`,
  'verdict-missing': ({ agency, due }) => `${agency}: no answer yet, due ${due}`,
  'verdict-outdated': ({ agency, number, due }) =>
    `${agency} judged version ${number}, and its part of the text has changed since: it is asked again, due ${due}`,
  'verdict-objects': ({ agency }) => `${agency} objects: the step needs another verdict of it`,
  'verdict-silent': ({ agency, due }) =>
    `${agency} did not answer by ${due}: silence is no agreement, its answer is still awaited`,
  'verdict-deemed': ({ agency, due, what }) =>
    `${agency} did not answer by ${due} and is deemed to agree (${what})`,
  'verdict-carried': ({ agency, number }) =>
    `${agency}: its verdict on version ${number} stands, its part of the text has not changed since`,
  'verdict-vetoes': ({ agency }) =>
    `${agency} objects, and its objection alone is enough to stop this step: another verdict of it is needed`,
  'quorum-short': ({ number, limit, what, agency, due }) =>
    `${what === 'agreeing' ? 'Agreeing verdicts' : 'Verdicts'} given: ${number} of the ${limit} needed${
      agency ? `. Still to answer, by ${due} at the latest: ${agency}` : ''
    }`,
  'verdicts-complete': () => 'Every answer that is needed has been given',
  'objection-open': (said) =>
    `${objection(said)} is not resolved: the drafting body has to answer it`,
  'objection-answered': (said) =>
    `${objection(said)} is not resolved: it has its answer, and ${said.agency} has to take it back or uphold it`,
  'objection-upheld': (said) =>
    `${objection(said)} is upheld against the answer: ${
      said.due
        ? `it is on the agenda of the meeting of ${said.due}`
        : 'it has to be answered anew, settled in a meeting, or overridden by who may'
    }`,
  'condition-open': (said) =>
    `${condition(said)} is not fulfilled: the drafting body has to change the text or answer it`,
  'condition-answered': (said) =>
    `${condition(said)} is not closed: it has its answer, and ${said.agency} has to close or uphold it`,
  'no-objection-open': ({ what }) =>
    what === 'condition'
      ? 'No condition is open'
      : `No ${what === 'fundamental' ? 'fundamental ' : ''}objection is open`,
  'amendment-open': ({ agency, number, limit }) =>
    `Amendment No. ${number} (${agency})${
      limit ? ` has ${limit} ${limit === '1' ? 'supporter' : 'supporters'} and` : ''
    } waits for a decision of the drafting body`,
  'no-amendment-open': () => 'Every amendment has its outcome',
  'comments-waiting': ({ number }) =>
    `${comments(number)} not been read by a moderator yet: a moderator has to publish or withhold each`,
  'comments-unanswered': ({ number }) =>
    `${comments(number)} no answer yet: the drafting body has to answer each`,
  'comments-answered': () => 'Every public comment has its answer',
  'term-runs': ({ due }) => `The term runs until ${due}: before that nothing can be done`,
  'term-over': ({ due }) => `The term ended on ${due}`,
  'round-suspended': ({ due }) =>
    `The draft has been suspended since ${due}: terms stand still and no answer is taken until it is resumed`,
  'pair-behind': ({ parts, language, number }) =>
    language
      ? `A passage${amongst(number)} has no text ${language}: the drafting body has to write it and freeze a new version`
      : `A passage${amongst(number)} may not say the same ${parts}: the drafting body has to correct it or confirm that it does`,
  'pairs-current': () => 'The languages say the same',
  'check-fails': ({ what, language, number }) =>
    `A check of the text${amongst(number)} fails${language ? ` ${language}` : ''} (${what}): the drafting body has to correct it and freeze a new version`,
  'checks-pass': () => 'The checks of the text find no fault',
  touched: ({ parts }) => `The text changes what is laid down on: ${parts}`,
  untouched: ({ parts }) => `The text changes nothing laid down on: ${parts}`,
  'length-over': ({ number, limit }) => `The text has ${number} pages, more than ${limit}`,
  'length-within': ({ number, limit }) => `The text has ${number} pages, not more than ${limit}`,
  'not-measured': () =>
    'This was not measured when the version was frozen: the drafting body has to freeze a new version',
};
