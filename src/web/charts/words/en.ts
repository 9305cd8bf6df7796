/** The figures' words in English. */
import { formatNumber } from '../../../domain/format.ts';
import type { ChartWords } from './shape.ts';

const count = (number: number, one: string, other = `${one}s`): string =>
  `${formatNumber(number, 'en')} ${number === 1 ? one : other}`;
const days = (number: number): string => count(number, 'working day');

export const en: ChartWords = {
  part: {
    title: 'In figures',
    asOf: (date) => `Counted from the record up to its newest entry, of ${date}.`,
    table: 'The same as a table',
  },
  days,
  percent: (share) => `${share}%`,
  fewer: 'too few to say',
  fates: {
    inTime: 'in time',
    late: 'late',
    silent: 'silent',
    waiting: 'awaited',
    dropped: 'no longer asked',
  },
  states: {
    none: 'The draft has just begun',
    title: (total, longest, most) =>
      `The draft has been on its way for ${days(total)}, longest at “${longest}”: ${days(most)}`,
    columns: ['Stage', 'Times', 'Working days'],
    now: 'now',
    method:
      'Working days of the draft’s calendar from entering a stage to leaving it, all times together. A day begun counts as one.',
  },
  kinds: {
    none: 'There are no drafts to count',
    title: (drafts, longest, most) =>
      `Of ${count(drafts, 'draft')}, stages of ${longest} take the longest: ${days(most)} (median)`,
    untimed: (drafts) => `${count(drafts, 'draft')} by stage`,
    columns: ['Stage', 'Drafts there now', 'Drafts that left it', 'Working days (median)'],
    names: {
      drafting: 'drafting',
      consultation: 'public consultation',
      circulation: 'approval by bodies',
      conciliation: 'conciliation',
      expertise: 'expert examination',
      submission: 'submission',
      decision: 'decision',
      suspended: 'suspension',
      final: 'completion',
    },
    now: (drafts) => `${count(drafts, 'draft')} now`,
    method:
      'Median of the working days a draft spent in stages of one kind, over drafts that left it. A day begun counts as one.',
  },
  rounds: {
    none: 'Nobody has been asked yet',
    title: (round, answered, bodies) =>
      `In round ${round}, ${answered} of ${count(bodies, 'body', 'bodies')} have answered`,
    name: (round, version) => `Round ${round}, version ${version}`,
    columns: ['Round', 'Bodies', 'Earlier answers that stand'],
    answers: {
      agree: 'agreed',
      remarks: 'with remarks',
      object: 'objected',
      outside: 'outside remit',
      silence: 'silent',
      none: 'no answer',
    },
    method: 'The answers of each round as they stand. An earlier answer that still stands counts.',
  },
  terms: {
    none: 'No term has been set yet',
    title: (silent, ended, share) =>
      `${silent} of ${count(ended, 'term')} ended in silence (${share}%)`,
    running: (waiting) => `${count(waiting, 'term')} running, none has ended`,
    row: 'All terms',
    columns: ['What came of it', 'Terms'],
    method:
      'Every time a body was asked counts as one term. The share of silence is of terms that ended with an answer or in silence.',
  },
  agencies: {
    none: 'Nobody has been asked yet',
    title: (slowest, most) => `${slowest} takes the longest to answer: ${days(most)}`,
    untimed: (bodies) => `${count(bodies, 'body was', 'bodies were')} asked`,
    columns: ['Body', 'Asked', 'Answers', 'Working days (median)'],
    method:
      'Median of the working days from being asked to the first answer that stands; silence has no part in it. Where everybody reads, a median of fewer than five answers is withheld.',
  },
  sections: {
    none: 'No points have been raised',
    title: (section, points) => `Most was raised to “${section}”: ${count(points, 'point')}`,
    before: 'Before the first section',
    gone: 'No longer in the text',
    columns: ['Section', 'Still open'],
    points: { objections: 'objections', conditions: 'conditions', remarks: 'remarks' },
    open: (open) => `${open} open`,
    method:
      'Every point of a verdict, by the section of the newest version its passage is in. Open are objections and conditions that have not ended.',
  },
  amendments: {
    none: 'No amendments have been proposed',
    title: (changed, submitted) =>
      `${changed} of ${count(submitted, 'amendment')} changed the text`,
    columns: ['Outcome', 'Amendments'],
    ends: {
      adopted: 'adopted',
      reworded: 'adopted reworded',
      partly: 'adopted in part',
      refused: 'refused',
      moot: 'ended, its place is gone',
      withdrawn: 'withdrawn',
      open: 'awaiting a decision',
    },
    method: 'Every amendment ever proposed, by how it stands now. Each has at most one outcome.',
  },
  forecast: {
    none: 'No answer is awaited',
    title: (late, waiting) =>
      `${late} of ${count(waiting, 'awaited answer')} ${late === 1 ? 'is' : 'are'} late or likely to be`,
    columns: ['Body', 'Due', 'Waited, of the term', 'Late before', 'Outlook'],
    draft: 'Draft',
    outlooks: {
      overdue: 'overdue',
      likely: 'likely late',
      unlikely: 'likely in time',
      unknown: 'too few earlier terms to say',
    },
    waited: 'waited so far',
    term: 'end of the term',
    earlier: (late, of) => `${late} of ${of}`,
    method:
      'Of the body’s earlier terms that were still open after as many working days, the share that went past their date. “Likely late” is more than half of at least three.',
  },
  indicators: {
    none: 'The text has no indicators',
    title: (number, year) =>
      `The text is to be measured by ${count(number, 'indicator')}${year ? `, up to ${year}` : ''}`,
    reported: (known, number, year) =>
      `What was reached is known for ${known} of ${count(number, 'indicator')}, the newest for ${year}`,
    columns: ['Indicator', 'Unit', 'Starts from', 'Planned', 'Source'],
    reached: 'reached',
    planned: 'planned',
    method:
      'Plans as written in the newest version. What was reached is reported after adoption, with its source.',
  },
};
