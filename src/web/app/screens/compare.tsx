/** S7, comparing two versions: what changed, by place, stepped through by keys or buttons. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactElement, useDeferredValue, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { changeLabels } from '../../../domain/text/change-labels.ts';
import { Banner } from '../../parts/banner.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { type Draft, draftQuery } from '../api/drafts.ts';
import { useCommands } from '../commands.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { compareHref, textHref } from '../links.ts';
import { ChangeList, ChangeTable } from '../reading/change-list.tsx';
import { ChangedText } from '../reading/changed-text.tsx';
import { EndsChoice, Steps } from '../reading/compare-bar.tsx';
import { type Compared, narrow } from '../reading/compared.ts';
import { changesReadKey, useKept } from '../reading/kept.ts';
import type { CompareShown, Mode } from '../reading/shown.ts';
import { type Ends, useChanges, useEnds, useUndone } from '../reading/use-comparison.ts';
import { useDocs } from '../reading/use-text.ts';
import { usePrinting } from '../reading/windowed.tsx';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/drafts/$id/compare')({ component: Compare });

function Compare(): ReactElement {
  const { t } = useTranslation('read');
  const spoken = useLanguage();
  const { id } = useParams({ from: '/drafts/$id/compare' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  const shown = useSearch({ from: '/drafts/$id/compare' });
  const ends = useEnds(draft, shown);
  const isSingle = (draft.version?.version ?? 0) < 2;
  return (
    <Screen title={`${t('compare')} · ${draft.titles[spoken]}`} hidesTitle>
      {isSingle && <EmptyState title={t('single')}>{t('singleText')}</EmptyState>}
      {!isSingle && !ends && <Skeleton label={t('comparing')} rows={8} />}
      {!isSingle && ends && <Comparison draft={draft} ends={ends} shown={shown} />}
    </Screen>
  );
}

interface ComparisonProps {
  readonly draft: Draft;
  readonly ends: Ends;
  readonly shown: CompareShown;
}

function Comparison({ draft, ends, shown }: ComparisonProps): ReactElement {
  const { t } = useTranslation('read');
  const spoken = useLanguage();
  const navigate = useNavigate();
  const own = draft.languages.includes(spoken) ? spoken : (draft.languages[0] as Language);
  const text = shown.text ?? own;
  const langs = useMemo(
    () => (text === 'both' ? draft.languages.slice(0, 2) : [text]),
    [text, draft.languages],
  );
  const mode = shown.mode ?? 'blocks';
  const { changes: all, error } = useChanges(draft.id, ends, langs);
  const changes = useMemo(
    () => narrow(all ?? [], { kind: shown.kind, section: shown.section }),
    [all, shown.kind, shown.section],
  );
  const show = (next: CompareShown) =>
    void navigate({
      to: '/drafts/$id/compare',
      params: { id: draft.id },
      search: { ...shown, ...next },
      replace: true,
      resetScroll: false,
    });
  const { from, to, agency } = ends;
  return (
    <div className="comparison">
      <EndsChoice draft={draft} ends={ends} text={text} mode={mode} onShow={show} />
      {agency && <p className="quiet comparison-why">{t('sinceVerdictText', { number: from })}</p>}
      {error && <Failure error={error} />}
      {from === to && <Banner kind="info" title={t('same')} />}
      {from !== to && !all && !error && <Skeleton label={t('comparing')} rows={8} />}
      {all?.length === 0 && <p>{t('noChanges')}</p>}
      {all && all.length > 0 && (
        <Changes {...{ draft, ends, shown, langs, mode, all, changes }} onShow={show} />
      )}
    </div>
  );
}

interface ChangesProps extends ComparisonProps {
  readonly langs: readonly Language[];
  readonly mode: Mode;
  readonly all: readonly Compared[];
  readonly changes: readonly Compared[];
  readonly onShow: (next: CompareShown) => void;
}

function Changes(props: ChangesProps): ReactElement {
  const { draft, ends, shown, mode, all, changes, onShow } = props;
  const { t } = useTranslation('read');
  const { t: named } = useTranslation('draft');
  const labels = changeLabels[useLanguage()];
  const isPrinting = usePrinting();
  const { kept, keep } = useKept(changesReadKey(draft.id));
  const nameOf = (key: string) => `${ends.from}-${ends.to} ${key}`;
  const isRead = (key: string) => kept[nameOf(key)] !== undefined;
  const step = (by: 1 | -1) => {
    const at = changes.findIndex(({ key }) => key === shown.change);
    const from = at < 0 && by < 0 ? 0 : at;
    onShow({ change: changes[(from + by + changes.length) % changes.length]?.key });
  };
  useCommands([
    { id: 'next-change', name: t('next'), icon: 'down', keys: 'KeyN', run: () => step(1) },
    { id: 'previous-change', name: t('previous'), icon: 'up', keys: 'KeyP', run: () => step(-1) },
  ]);
  useSight(shown.change, mode);
  const drawn = useFirst(changes, shown.change);
  const hrefBefore = useMemo(
    () => (block: string) => textHref(draft.id, ends.from, block),
    [draft.id, ends.from],
  );
  const query = (key: string) =>
    new URLSearchParams({
      a: String(ends.from),
      b: String(ends.to),
      change: key,
      text: shown.text ?? key.slice(0, 2),
    });
  return (
    <>
      <Steps
        {...{ all, changes, shown, labels, onShow }}
        countRead={changes.filter(({ key }) => isRead(key)).length}
        onStep={step}
      />
      {mode === 'table' || isPrinting ? (
        <ChangeTable
          changes={changes}
          current={shown.change}
          labels={labels}
          caption={[ends.from, ends.to].map((number) => named('version', { number })).join(' → ')}
        />
      ) : mode === 'blocks' ? (
        <ChangeList
          {...{ labels, isRead, hrefBefore }}
          changes={drawn}
          current={shown.change}
          onRead={(key, isNow) => keep(nameOf(key), isNow ? '1' : null)}
          hrefOf={(key) => `${compareHref(draft.id)}?${query(key)}`}
        />
      ) : (
        <WholeText {...props} hrefBefore={hrefBefore} />
      )}
    </>
  );
}

/** More than fit a window. */
const firstMost = 16;

/** The first changes, up to a window behind the one the address names; all of them as soon as these are seen. */
function useFirst(changes: readonly Compared[], current: string | undefined): readonly Compared[] {
  const count = useDeferredValue(changes.length, firstMost);
  const named = changes.findIndex(({ key }) => key === current);
  return changes.slice(0, named < 0 ? count : Math.max(count, named + firstMost));
}

/** Brings the change that the address names into sight, and the keyboard to it. */
function useSight(change: string | undefined, mode: Mode): void {
  useEffect(() => {
    const item = change === undefined ? null : document.getElementById(`change-${change}`);
    if (mode !== 'blocks' && mode !== 'table') return;
    item?.scrollIntoView({ block: 'center' });
    item?.focus({ preventScroll: true });
  }, [change, mode]);
}

interface WholeTextProps extends ChangesProps {
  readonly hrefBefore: (block: string) => string;
}

function WholeText(props: WholeTextProps): ReactElement {
  const { draft, ends, shown, langs, mode, changes, hrefBefore } = props;
  const { t } = useTranslation('read');
  const labels = changeLabels[useLanguage()];
  const after = useDocs(draft, ends.to, langs);
  const undone = useUndone(draft.id, ends, langs, after.docs);
  const read = useDocs(draft, ends.agency === null ? null : ends.from, langs);
  const before = ends.agency === null ? { ...read, docs: undone } : read;
  const error = before.error ?? after.error;
  if (error) return <Failure error={error} />;
  if (before.isLoading || after.isLoading) return <Skeleton label={t('opening')} rows={12} />;
  return (
    <ChangedText
      before={before.docs}
      after={after.docs}
      isSide={mode === 'side'}
      current={changes.find(({ key }) => key === shown.change)}
      {...{ langs, changes, labels, hrefBefore }}
    />
  );
}
