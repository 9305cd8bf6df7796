/** What was found, as screens show it: by draft, and where each passage leads. */
import type { SearchFound } from '../api/search.ts';
import { amendmentHref, overviewHref, publicHref, textHref, verdictHref } from '../links.ts';

export interface FoundIn {
  readonly draft: SearchFound['draft'];
  readonly passages: readonly SearchFound[];
}

/** Passages by their drafts, each where its first passage stood. */
export function byDraft(found: readonly SearchFound[]): readonly FoundIn[] {
  const groups = new Map<string, SearchFound[]>();
  for (const one of found) {
    const group = groups.get(one.draft.id);
    if (group) group.push(one);
    else groups.set(one.draft.id, [one]);
  }
  return [...groups.values()].flatMap((passages) =>
    passages[0] ? [{ draft: passages[0].draft, passages }] : [],
  );
}

/** The address of the place a passage stands at; `spoken` is the language of public pages. */
export function hrefOfFound(found: SearchFound, spoken: string): string {
  const { draft, kind, lang, place } = found;
  const text = (query: Readonly<Record<string, string>>, block = '') =>
    `${textHref(draft.id)}?${new URLSearchParams({ ...query, ...(lang && { text: lang }) })}${block && `#${block}`}`;
  switch (kind) {
    case 'title':
      return overviewHref(draft.id);
    case 'version':
      return text({ v: String(place.version) }, place.block);
    case 'text':
      return text({ v: 'working' }, place.block);
    case 'amendment':
      return amendmentHref(draft.id, place.amendment ?? 0);
    case 'verdict':
      return verdictHref(draft.id, place.agency ?? '');
    case 'thread':
      return text({ note: `t-${place.thread}` });
    case 'comment':
      return publicHref(draft.id, spoken).replace('?', '/comments?');
  }
}
