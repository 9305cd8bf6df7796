/** Forms that are checked before they are sent, and that one was refused. */
export const forms = {
  languages: { kk: 'Kazakh', ru: 'Russian', en: 'English' },
  empty: 'Write it in this language too',
  check: 'Check',
  checkText: 'Read it once more. Nothing has been sent yet.',
  change: 'Change',
  cancel: 'Cancel',
  refused: 'It was not done',
} as const;
