/** Why an earlier answer no longer holds: the sections of a body's remit that changed since. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change, Path } from '../../../domain/text/change.ts';
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
  const text = draft.languages.includes(lang) ? lang : (draft.languages[0] ?? lang);
  const { data } = useQuery({ ...deltaQuery(draft.id, agency, text), enabled: isOpen });
  const sections = sectionsOf(data?.diff?.changes ?? []);
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

/** The innermost sections that changes are in, each once, in their order. */
const sectionsOf = (changes: readonly Pick<Change, 'path'>[]): readonly string[] => [
  ...new Set(changes.flatMap(({ path }) => titleOf(path) ?? [])),
];

const titleOf = (path: Path): string | undefined =>
  path.findLast(({ title }) => title !== undefined)?.title;
