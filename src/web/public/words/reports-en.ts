/** The reports' words in English. */
import type { ReportWords } from './shape.ts';

export const reportsEn: ReportWords = {
  proposals: {
    title: 'Table of proposals',
    intro: 'Every amendment that was proposed, with its outcome.',
    columns: {
      number: 'No.',
      place: 'Place in the text',
      author: 'Author',
      proposed: 'Proposed wording',
      justification: 'Justification',
      outcome: 'Outcome',
      resulting: 'Wording after the outcome',
    },
    unplaced: 'The text as a whole',
    gone: 'Deleted',
  },
  discussion: {
    title: 'Report on the discussion',
    intro: 'Who was asked and until when, how many proposals came, and what became of them.',
    periods: 'Public discussion',
    never: 'There was no public discussion.',
    period: (from, until) =>
      until === null ? `since ${from}, under way` : `from ${from} to ${until}`,
    asked: 'Bodies asked',
    askedColumns: {
      organisation: 'Body',
      round: 'Round',
      version: 'Version',
      due: 'Due',
      answer: 'Answer',
    },
    figures: 'Proposals by organisation',
    figureColumns: {
      organisation: 'Organisation',
      submitted: 'Submitted',
      adopted: 'Adopted',
      partly: 'In part',
      reworded: 'Reworded',
      refused: 'Refused',
      moot: 'Without object',
      withdrawn: 'Withdrawn',
      open: 'Open',
      supporters: 'Supporters (persons)',
      answerDays: 'Working days to answer (median)',
    },
    total: 'All',
  },
};
