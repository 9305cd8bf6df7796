/** What stands around every screen. */
export const frame = {
  product: 'Kelisim',
  skip: 'Skip to the content',
  language: 'Language',
  loading: 'Loading',
  reader: 'Reader',
  readerNote: 'Not signed in: sees what everybody may see',
  actingFor: 'You act as {{name}}. Change',
  nav: {
    label: 'Sections',
    drafts: 'Drafts',
    overview: 'Overview',
  },
  roles: {
    drafter: 'drafts',
    signatory: 'signs',
    reviewer: 'reviews',
    partner: 'speaks for a partner',
    'partner-member': 'works for a partner',
    coordinator: 'coordinates',
    administrator: 'administers',
    auditor: 'audits',
  },
  offline: {
    title: 'No connection',
    text: 'You can read what is already here. Nothing can be sent or decided until the connection is back.',
  },
} as const;
