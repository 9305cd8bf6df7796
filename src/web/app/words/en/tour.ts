/** The tour of the demonstration. */
export const tour = {
  step: 'Step {{number}} of {{whole}}',
  end: 'End the tour',
  back: 'Back',
  next: 'Next step',
  public: 'See what the public sees',
  youAre: 'You act as {{name}}, {{organisation}}.',
  steps: {
    overview: {
      title: 'Where a draft stands',
      text: 'The concept is with the ministries for approval. The overview says what stands in the way of each next step, whose turn it is and until when; every line leads to its place.',
    },
    answer: {
      title: 'A ministry answers',
      text: 'The Ministry of Healthcare still owes its answer. Choose “agree”, check what is sent on whose behalf, and send: no page of the text has to be left for it.',
    },
    compare: {
      title: 'What has changed',
      text: 'Versions 1 and 2 side by side, moved passages as moves, figures as “10 → 20”. Go from change to change with N and P, and tick what you have read.',
    },
    amend: {
      title: 'A partner proposes wording',
      text: 'Choose a paragraph and change its words in place. The formal instruction is written for you, and amendments on the same words are shown before you submit.',
    },
    decide: {
      title: 'The ministry decides',
      text: 'Amendments by their place in the text, with those that collide together. Choose what becomes of each, look at the text that follows from it, then write all of it at once.',
    },
  },
} as const;
