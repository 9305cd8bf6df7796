/** The screens of figures; what the figures say themselves is in `charts/words`. */
export const figures = {
  title: 'Figures',
  counting: 'Counting',
  lead: 'Counted from the record on {{date}}. Anybody who may read the draft can count it again.',
  table: 'As a table',
  draw: 'As a drawing',
  save: 'Download the table',
  reports: {
    title: 'Figures of all drafts',
    lead: 'Where drafts get stuck, and whose answers are likely to come late.',
    owners: 'Whose drafts',
    owner: 'Drafting body',
    allOwners: 'All drafts',
    none: 'There is nothing to count',
    noneText: 'The figures fill as drafts go their way.',
    toDrafts: 'All drafts',
  },
} as const;
