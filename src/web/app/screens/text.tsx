/** S4, the document page: a text in one language or two side by side, with all that was said about it. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { type Draft, draftQuery } from '../api/drafts.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import type { TextShown, TextVersion } from '../reading/shown.ts';
import { Choices } from '../reading/text-bar.tsx';
import { TextPage } from '../reading/text-page.tsx';
import { useDocs } from '../reading/use-text.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/drafts/$id/text')({ component: Text });

function Text(): ReactElement {
  const { t } = useTranslation('read');
  const spoken = useLanguage();
  const { id } = useParams({ from: '/drafts/$id/text' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  const { v } = useSearch({ from: '/drafts/$id/text' });
  const version = v ?? draft.version?.version;
  return (
    <Screen title={`${t('title')} · ${draft.titles[spoken]}`} hidesTitle>
      {version === undefined ? (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      ) : (
        <Version key={version} draft={draft} version={version} />
      )}
    </Screen>
  );
}

interface VersionProps {
  readonly draft: Draft;
  readonly version: TextVersion;
}

const firstOf = ({ languages }: Draft, spoken: Language): Language =>
  languages.includes(spoken) ? spoken : (languages[0] as Language);

function Version({ draft, version }: VersionProps): ReactElement {
  const { t } = useTranslation('read');
  const spoken = useLanguage();
  const shown = useSearch({ from: '/drafts/$id/text' });
  const navigate = useNavigate();
  const text = shown.text ?? firstOf(draft, spoken);
  const langs = useMemo(
    () => (text === 'both' ? draft.languages.slice(0, 2) : [text]),
    [text, draft.languages],
  );
  const { docs, error, isLoading } = useDocs(draft, version, langs);
  const show = (next: TextShown) =>
    void navigate({
      to: '/drafts/$id/text',
      params: { id: draft.id },
      search: { ...shown, ...next },
      hash: true,
      replace: true,
      resetScroll: false,
    });
  const choices = <Choices draft={draft} version={version} text={text} onShow={show} />;
  if (Object.keys(docs).length > 0)
    return (
      <TextPage
        draft={draft}
        version={version}
        docs={docs}
        langs={langs}
        shown={shown}
        onShow={show}
        choices={choices}
      />
    );
  return (
    <div className="reading">
      <div className="reading-head">{choices}</div>
      {error && <Failure error={error} />}
      {isLoading && <Skeleton label={t('opening')} rows={14} />}
    </div>
  );
}
