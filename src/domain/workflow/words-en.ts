/** A workflow in English. Words only; what they are said of is decided by those who use them. */
import type { Language } from '../language.ts';
import { joined, semicolons, type WorkflowWords, wordFor } from './wording.ts';

const languageNames: Readonly<Record<Language, string>> = {
  kk: 'Kazakh',
  ru: 'Russian',
  en: 'English',
};
const inLanguages = (languages: readonly Language[]): string =>
  joined(
    languages.map((lang) => languageNames[lang]),
    'and',
  );

const count = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;

const bodyKinds = {
  ministry: 'every ministry',
  agency: 'every agency',
  office: 'every office',
  council: 'every council',
  ngo: 'every non-governmental organisation',
};

export const en: WorkflowWords = {
  drafter: 'the drafting body',
  coordinator: 'the coordinator',
  chosen: 'those chosen for the draft',
  advisory: 'advisory',
  veto: 'with a veto',
  when: (condition) => `asked when ${condition}`,
  remitKinds: { indicator: 'indicators', measure: 'measures', table: 'tables', money: 'money' },
  sections: (names) => `sections ${names}`,
  remit: (parts) => `answers for ${parts}`,
  bodies: (kind) => wordFor(bodyKinds, kind) ?? `every body of the kind “${kind}”`,
  workingDays: (days) => count(days, 'working day', 'working days'),
  calendarDays: (days) => count(days, 'calendar day', 'calendar days'),
  hours: (hours) => count(hours, 'hour', 'hours'),
  or: (names) => joined(names, 'or'),
  and: (names) => joined(names, 'and'),
  verdicts: {
    agree: 'agreed',
    remarks: 'agreed with remarks',
    object: 'objection',
    outside: 'outside our competence',
  },
  picture: {
    title: (workflow) => `Workflow: ${workflow}`,
    here: 'the draft is here',
    expected: (date) => `expected: ${date}`,
    inTurn: 'asked one after another',
    group: (number, agencies) => `${number}. ${agencies}`,
    otherTerm: (condition, length) => `${length} when ${condition}`,
    again: (length) => `asked again: ${length}`,
    quorum: (given, agreeing) => `quorum: ${given} answers, ${agreeing} agreeing`,
    deemed: 'silence counts as agreement',
    still: 'terms stand still',
    unconfirmed: 'not confirmed in an act',
    reason: 'with the reason',
    waiver: (who) => `may be waived by ${who}`,
    gate: {
      frozen: () => 'the text is frozen',
      consent: 'all answered, none objects',
      given: 'all answered',
      noOpenObjections: {
        all: 'no open objection',
        ordinary: 'no open ordinary objection',
        fundamental: 'no open fundamental objection',
        condition: 'no open condition',
      },
      openObjections: {
        all: 'an objection is open',
        ordinary: 'an ordinary objection is open',
        fundamental: 'a fundamental objection is open',
        condition: 'a condition is open',
      },
      amendmentsAnswered: (supporters) =>
        supporters === null
          ? 'all amendments decided'
          : `amendments with ${supporters} supporters decided`,
      commentsAnswered: 'all public comments answered',
      elapsed: 'the term for answers is over',
      term: (length) => `a term of ${length} is over`,
      aligned: (languages) => `texts agree: ${inLanguages(languages)}`,
      checksPass: 'the checks find no fault',
      touches: (parts) => `the draft changes ${parts}`,
      lengthOver: (pages) => `longer than ${count(pages, 'page', 'pages')}`,
      all: semicolons,
      together: (parts) => `(${joined(parts, 'and')})`,
      any: (parts) => joined(parts, 'or'),
      not: (part) => `not: ${part}`,
      atLeast: (number, parts) => `${number} of: ${semicolons(parts)}`,
    },
  },
  edition: (workflow, edition) => `${workflow}, edition ${edition}.`,
  counted: (calendar, city) =>
    `Terms are counted on the calendar “${calendar}”, by the clock of ${city}.`,
  begins: (place) => `A draft begins in “${place}”.`,
  override: (who) => `An objection that stands may be ended by ${who}; the reason is published.`,
  stands: (place) => `The draft is now in “${place}”.`,
  dated: (place, date) => `“${place}”: ${date}.`,
  kinds: {
    drafting: 'The text is written here.',
    consultation: 'The text is discussed with the public here.',
    circulation: 'The text is with the agencies for their answers.',
    conciliation: 'Meetings to settle disagreements are called here.',
    expertise: 'The text is under expert examination.',
    submission: 'The text has been submitted for a decision.',
    decision: 'The decision on the text is taken here.',
    suspended: 'The work is suspended: the terms for answers stand still.',
  },
  ends: (place) => `“${place}” is an end without adoption: nothing happens after it.`,
  adopts: (place) => `“${place}” is an end: the text is adopted, and nothing happens after it.`,
  asked: (agencies) => `Asked at the same time: ${agencies}.`,
  askedInTurn: (agencies) =>
    `Asked one after another, the next when the one before has answered or run out of time: ${agencies}.`,
  askedInGroups: (groups) =>
    `Asked group by group, the next when all before have answered or run out of time: ${semicolons(
      groups.map((agencies, index) => `group ${index + 1}: ${agencies}`),
    )}.`,
  quorum: (given, agreeing) =>
    `Enough are ${count(given, 'answer', 'answers')}, ${agreeing} of them agreeing; an objection alone does not stop the draft, a veto does.`,
  term: (length) => `The term for an answer is ${length}.`,
  otherTerm: (condition, length) => `When ${condition}, it is ${length}.`,
  repeatTerm: (length) =>
    `Those asked again because their part of the text changed have ${length}.`,
  cutoff: (time) => `What comes after ${time} is received on the next working day.`,
  carryOver: 'An answer stands in later rounds while the part of the text it is about is the same.',
  contestTerm: (length) => `That a change was only editorial may be contested for ${length}.`,
  allowed: (verdicts) => `Possible answers: ${verdicts}.`,
  fundamental:
    'An objection may be ordinary or fundamental; a fundamental one must be settled before the draft goes on.',
  silence: 'No answer by then is recorded as silence; it is no agreement.',
  deemed: 'No answer by then is recorded as silence and counts as agreement.',
  reminders: (days) =>
    `A reminder is sent ${joined(days.map(String), 'and')} working ${days.length === 1 && days[0] === 1 ? 'day' : 'days'} before the term ends.`,
  escalation: (after, to) =>
    after === 0
      ? `Silence is reported as soon as the term is over: to ${to}.`
      : `Silence is reported ${count(after, 'working day', 'working days')} after the term: to ${to}.`,
  extension: (length, times) =>
    `An agency may ask for up to ${length} more, ${times === 1 ? 'once' : `${times} times`}.`,
  basis: (act) => `Basis: ${act}.`,
  comments: {
    none: 'Nobody comments in public.',
    'signed-in': 'Who is signed in may comment in public.',
    named: 'Anybody may comment in public who gives a name and an organisation.',
    anonymous: 'Anybody may comment in public, without a name too.',
  },
  amendments: {
    none: 'No new amendments are taken.',
    'in-term': 'New amendments are taken until the term is over.',
  },
  confirmed: 'It was read in the act.',
  unconfirmed: 'It is not confirmed in an act: it is a setting.',
  move: (who, title, to) => `“${title}” leads to “${to}” and is taken by ${who}.`,
  condition: (gate) => `Condition: ${gate}.`,
  free: 'It has no condition.',
  reason: 'The reason must be given and is published.',
  waiver: (who) =>
    `The condition may be waived by ${who}; the reason and all that was unmet are published.`,
  gate: {
    frozen: (languages) =>
      `the newest version holds exactly the present titles and texts${
        languages.length ? `, with a text in ${inLanguages(languages)}` : ''
      }`,
    consent: 'every agency that must answer has answered, and none objects',
    given: 'every agency that must answer has answered',
    noOpenObjections: {
      all: 'no objection is open',
      ordinary: 'no ordinary objection is open',
      fundamental: 'no fundamental objection is open',
      condition: 'no condition is open',
    },
    openObjections: {
      all: 'an objection is open',
      ordinary: 'an ordinary objection is open',
      fundamental: 'a fundamental objection is open',
      condition: 'a condition is open',
    },
    amendmentsAnswered: (supporters) =>
      supporters === null
        ? 'every amendment has been decided'
        : `every amendment with ${supporters} or more supporters has been decided`,
    commentsAnswered: 'every public comment has been answered or withheld with a reason',
    elapsed: 'the term for answers is over',
    term: (length) => `a term of ${length} since the draft came here is over`,
    aligned: (languages) =>
      `the texts in ${inLanguages(languages)} say the same, and somebody confirmed it`,
    checksPass: 'the checks find no fault in the text',
    touches: (parts) => `the draft changes ${parts}`,
    lengthOver: (pages) => `the text is longer than ${count(pages, 'page', 'pages')}`,
    all: semicolons,
    together: (parts) => `all of these (${semicolons(parts)})`,
    any: (parts) => `one of these is enough (${semicolons(parts)})`,
    not: (part) => `it is not so that (${part})`,
    atLeast: (number, parts) => `at least ${number} of these (${semicolons(parts)})`,
  },
};
