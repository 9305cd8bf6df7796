/** S7, comparing two versions: what changed, by place, stepped through by keys or buttons. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import type { Change, Words } from '../../../domain/text/change.ts';
import { type ChangeLabels, changeLabels, namePath } from '../../../domain/text/change-labels.ts';
import { linesOf } from '../../../domain/text/change-lines.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Select } from '../../parts/select.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ToggleButton, Toolbar } from '../../parts/toolbar.tsx';
import { type Draft, draftQuery } from '../api/drafts.ts';
import { versionsQuery } from '../api/moves.ts';
import { diffQuery } from '../api/texts.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/drafts/$id/compare')({ component: Compare });

function Compare(): ReactElement {
  const { t } = useTranslation('read');
  const spoken = useLanguage();
  const { id } = useParams({ from: '/drafts/$id/compare' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  const search = useSearch({ from: '/drafts/$id/compare' });
  const last = draft.version?.version ?? 0;
  const [from, to] = [search.a ?? last - 1, search.b ?? last];
  const lang = search.text ?? (draft.languages.includes(spoken) ? spoken : draft.languages[0]);
  return (
    <Screen title={`${t('compare')} · ${draft.titles[spoken]}`} hidesTitle>
      {last < 2 ? (
        <EmptyState title={t('single')}>{t('singleText')}</EmptyState>
      ) : (
        <Comparison draft={draft} from={from} to={to} lang={lang as Language} />
      )}
    </Screen>
  );
}

interface ComparisonProps {
  readonly draft: Draft;
  readonly from: number;
  readonly to: number;
  readonly lang: Language;
}

function Comparison(props: ComparisonProps): ReactElement {
  const { draft, from, to, lang } = props;
  const { t } = useTranslation('read');
  const spoken = useLanguage();
  const labels = changeLabels[spoken];
  const { data, error, isLoading } = useQuery({
    ...diffQuery(draft.id, { from, to, lang }),
    enabled: from !== to,
  });
  const [kind, setKind] = useState<Change['kind'] | null>(null);
  const changes = useMemo(
    () => (data?.changes ?? []).filter((one) => kind === null || one.kind === kind),
    [data, kind],
  );
  const { at, step, list } = useSteps(changes.length);
  return (
    <div className="comparison">
      <ComparisonChoice {...props} />
      {error && <Failure error={error} />}
      {isLoading && <Skeleton label={t('comparing')} rows={8} />}
      {from === to && <p>{t('same')}</p>}
      {data && (
        <div className="comparison-bar">
          <Kinds changes={data.changes} kind={kind} labels={labels} onChange={setKind} />
          <p className="comparison-steps">
            <Button onPress={() => step(-1)} isDisabled={changes.length === 0}>
              {t('previous')} <kbd>P</kbd>
            </Button>{' '}
            <Button onPress={() => step(1)} isDisabled={changes.length === 0}>
              {t('next')} <kbd>N</kbd>
            </Button>{' '}
            <span role="status">
              {t('step', { number: Math.min(at + 1, changes.length), count: changes.length })}
            </span>
          </p>
        </div>
      )}
      {data?.changes.length === 0 && <p>{t('noChanges')}</p>}
      <ol className="comparison-list" ref={list}>
        {changes.map((change, index) => (
          <ChangeView
            // biome-ignore lint/suspicious/noArrayIndexKey: the changes of one diff never change places
            key={index}
            change={change}
            labels={labels}
            lang={lang}
            isCurrent={index === at}
          />
        ))}
      </ol>
    </div>
  );
}

/** Which change one stands at; `n` and `p` by their place on the keyboard go on and back. */
function useSteps(count: number) {
  const [at, setAt] = useState(-1);
  const list = useRef<HTMLOListElement>(null);
  const step = useCallback(
    (by: 1 | -1) =>
      setAt((before) => {
        if (count === 0) return before;
        const next = before < 0 && by < 0 ? count - 1 : (before + by + count) % count;
        const item = list.current?.children[next] as HTMLElement | undefined;
        item?.scrollIntoView({ block: 'center' });
        item?.focus({ preventScroll: true });
        return next;
      }),
    [count],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { code, target, ctrlKey, metaKey, altKey } = event;
      const isWriting = target instanceof HTMLElement && target.matches('input, textarea, select');
      if (isWriting || ctrlKey || metaKey || altKey) return;
      if (code === 'KeyN') step(1);
      if (code === 'KeyP') step(-1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [step]);
  return { at, step, list };
}

function ComparisonChoice({ draft, from, to, lang }: ComparisonProps): ReactElement {
  const { t } = useTranslation('read');
  const { t: named } = useTranslation('draft');
  const navigate = useNavigate();
  const { data: versions = [] } = useQuery(versionsQuery(draft.id));
  const choices = versions.map(({ version, label }) => ({
    id: String(version),
    name: named('version', { number: version }),
    ...(label ? { note: label } : {}),
  }));
  const show = (next: { readonly a?: number; readonly b?: number; readonly text?: Language }) =>
    void navigate({
      to: '/drafts/$id/compare',
      params: { id: draft.id },
      search: { a: from, b: to, text: lang, ...next },
      replace: true,
    });
  return (
    <div className="reading-head">
      <Select
        label={t('from')}
        value={String(from)}
        onChange={(key) => show({ a: Number(key) })}
        choices={choices}
      />
      <Select
        label={t('to')}
        value={String(to)}
        onChange={(key) => show({ b: Number(key) })}
        choices={choices}
      />
      <Toolbar label={t('language')}>
        {draft.languages.map((one) => (
          <ToggleButton
            key={one}
            label={named(`languages.${one}`)}
            isOn={one === lang}
            onChange={() => show({ text: one })}
          />
        ))}
      </Toolbar>
    </div>
  );
}

interface KindsProps {
  readonly changes: readonly Change[];
  readonly kind: Change['kind'] | null;
  readonly labels: ChangeLabels;
  readonly onChange: (kind: Change['kind'] | null) => void;
}

/** How often each kind occurs; one can be looked at alone. */
function Kinds({ changes, kind, labels, onChange }: KindsProps): ReactElement {
  const { t } = useTranslation('read');
  const counts = new Map<Change['kind'], number>();
  for (const change of changes) counts.set(change.kind, (counts.get(change.kind) ?? 0) + 1);
  return (
    <Toolbar label={t('kinds')}>
      <ToggleButton
        label={`${t('allKinds')} ${changes.length}`}
        isOn={kind === null}
        onChange={() => onChange(null)}
      />
      {[...counts].map(([one, count]) => (
        <ToggleButton
          key={one}
          label={`${labels.kinds[one]} ${count}`}
          isOn={kind === one}
          onChange={() => onChange(one)}
        />
      ))}
    </Toolbar>
  );
}

interface ChangeViewProps {
  readonly change: Change;
  readonly labels: ChangeLabels;
  readonly lang: Language;
  readonly isCurrent: boolean;
}

function ChangeView({ change, labels, lang, isCurrent }: ChangeViewProps): ReactElement {
  return (
    <li id={`change-${change.block}`} tabIndex={-1} aria-current={isCurrent ? 'true' : undefined}>
      <p className="comparison-place">
        <b>{labels.kinds[change.kind]}</b> {namePath(change.path, labels)}
        {change.kind === 'move' && ` ← ${namePath(change.fromPath, labels)}`}
      </p>
      {linesOf(change, labels).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one change never change places
        <p key={index} className="comparison-words" lang={lang}>
          {line.map((run, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as the lines
            <Run key={at} run={run} labels={labels} />
          ))}
        </p>
      ))}
    </li>
  );
}

/** Words that stayed, came or went; what came and went is also told to who listens. */
function Run({
  run,
  labels,
}: {
  readonly run: Words;
  readonly labels: ChangeLabels;
}): ReactElement {
  if (run.op === 'equal') return <span>{run.text}</span>;
  const [begin, end] = run.op === 'insert' ? labels.inserted : labels.deleted;
  const Tag = run.op === 'insert' ? 'ins' : 'del';
  return (
    <Tag>
      <span className="visually-hidden" lang={labels.lang}>{` ${begin} `}</span>
      {run.text}
      <span className="visually-hidden" lang={labels.lang}>{` ${end} `}</span>
    </Tag>
  );
}
