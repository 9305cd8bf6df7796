/** The bar of a draft and its overview. */
export const draft = {
  version: 'Version {{number}}',
  noVersion: 'No version yet',
  until: 'Answers until {{date}}',
  waitingFor: 'Waiting for: {{names}}',
  waitingNobody: 'Waiting for nobody',
  waitingMore_one: '{{names}} and {{count}} more',
  waitingMore_other: '{{names}} and {{count}} more',
  next: { read: 'Read the text', see: 'See what blocks it' },
  overview: {
    title: 'Overview',
    blocks: 'What stands in the way',
    nothing: 'Nothing stands in the way.',
    passport: 'Passport',
    owner: 'Drafted by',
    workflow: 'Procedure',
    created: 'Begun',
    changed: 'Changed',
    languages: 'Languages',
  },
} as const;
