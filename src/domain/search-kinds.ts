/** The kinds of what can be searched, by themselves: screens name them and read nothing else of it. */

/** `version`: the newest frozen text; `text`: what the working text says otherwise. */
export const searchKinds = [
  'title',
  'version',
  'text',
  'amendment',
  'verdict',
  'thread',
  'comment',
] as const;
export type SearchKind = (typeof searchKinds)[number];
