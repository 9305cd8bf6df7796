/** When one hears of drafts by mail. */
export const notices = {
  title: 'Letters about drafts',
  text: 'What is said of your rights and of signing in is always sent.',
  way: 'When letters come',
  ways: {
    immediate: 'At once',
    digest: 'Once a day, as one list',
    off: 'Never',
  },
  notes: {
    immediate: 'When it is your turn, and when something of yours was decided.',
    digest: 'All that waits in your inbox. No letter comes on a day when nothing waits.',
    off: 'What waits for you stands in your inbox all the same.',
  },
  hour: 'Hour of the list',
  onClock: 'By the clock of {{city}}',
  saved: 'Your choice was kept',
} as const;
