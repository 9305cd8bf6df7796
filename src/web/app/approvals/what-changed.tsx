/** Why an earlier answer no longer holds: the sections of a body's remit that changed since. */
import { useQueries } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../../domain/text/change.ts';
import { sayList } from '../../format/list.ts';
import { Icon } from '../../parts/icon.tsx';
import type { Draft } from '../api/drafts.ts';
import { deltaQuery } from '../api/texts.ts';
import { useLanguage } from '../words/i18n.ts';

const sectionsShown = 2;

interface WhatChangedProps {
  readonly draft: Draft;
  readonly agency: string;
  /** The version it judged last. */
  readonly since: number;
  /** In the newest round the sections are asked for; of an older one only the version is said. */
  readonly isOpen: boolean;
}

export function WhatChanged({ draft, agency, since, isOpen }: WhatChangedProps): ReactElement {
  const { t } = useTranslation('approvals');
  const lang = useLanguage();
  // In the language of the interface where it can be; a text that changed alone is told in its own.
  const texts = [...draft.languages].sort((a, b) => Number(b === lang) - Number(a === lang));
  const changes = useQueries({
    queries: texts.map((text) => ({ ...deltaQuery(draft.id, agency, text), enabled: isOpen })),
    combine: (answers) => answers.flatMap(({ data }) => data?.diff?.changes ?? []),
  });
  const sections = sectionsOf(changes);
  const more = sections.length - sectionsShown;
  const names = sections.slice(0, sectionsShown).map((name) => `«${name}»`);
  return (
    <span className="approvals-outdated">
      <Icon name="history" /> {t('outdated', { version: since })}
      {names.length > 0 && (
        <span className="field-hint">
          {more > 0
            ? t('changedMore', { names: names.join(', '), count: more })
            : t('changed', { names: sayList(names, lang) })}
        </span>
      )}
    </span>
  );
}

/**
 * The innermost sections that changes are in, each once, in their order. A section is known by its
 * numbers, which it has in every language; its first title is said.
 */
function sectionsOf(changes: readonly Pick<Change, 'path'>[]): readonly string[] {
  const titles = new Map<string, string>();
  for (const { path } of changes) {
    const at = path.findLastIndex(({ title }) => title !== undefined);
    const title = path[at]?.title;
    const numbers = path.slice(0, at + 1).map(({ number }) => number);
    if (title !== undefined && !titles.has(numbers.join())) titles.set(numbers.join(), title);
  }
  return [...titles.values()];
}
