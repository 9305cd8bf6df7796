/** What stands beside the text being written: its sections, or what it lacks. The address says which. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ToggleButton, Toolbar } from '../../parts/toolbar.tsx';
import type { Draft } from '../api/drafts.ts';
import { type Panel, panels } from '../links.ts';
import type { Finding } from './checking.ts';
import type { EditorStanding } from './use-editor.ts';

const ChecksPanel = lazy(async () => ({
  default: (await import('./checks-panel.tsx')).ChecksPanel,
}));
const OutlinePanel = lazy(async () => ({
  default: (await import('./outline-panel.tsx')).OutlinePanel,
}));

/** The panel that is open, and opening another or none. */
function usePanel(): readonly [Panel | undefined, (panel: Panel | undefined) => void] {
  const { panel } = useSearch({ from: '/drafts/$id/edit' });
  const navigate = useNavigate({ from: '/drafts/$id/edit' });
  const show = (next: Panel | undefined) =>
    void navigate({
      search: ({ text }) => ({ ...(text && { text }), ...(next && { panel: next }) }),
      replace: true,
      resetScroll: false,
    });
  return [panel, show];
}

interface PanelTogglesProps {
  /** How much the text lacks; null until it was checked. */
  readonly count: number | null;
  readonly isFinding: boolean;
  readonly onFinding: (isOn: boolean) => void;
}

export function PanelToggles({ count, isFinding, onFinding }: PanelTogglesProps): ReactElement {
  const { t } = useTranslation('edit');
  const [shown, show] = usePanel();
  const names = {
    parts: t('outline.title'),
    checks: count === null ? t('checks.title') : t('checks.counted', { count }),
  } as const;
  return (
    <Toolbar label={t('beside')}>
      <ToggleButton icon="search" label={t('find.open')} isOn={isFinding} onChange={onFinding} />
      {panels.map((panel) => (
        <ToggleButton
          key={panel}
          label={names[panel]}
          isOn={panel === shown}
          onChange={(isOn) => show(isOn ? panel : undefined)}
        />
      ))}
    </Toolbar>
  );
}

interface SidePanelProps {
  readonly draft: Draft;
  readonly lang: Language;
  readonly editor: EditorStanding;
  readonly findings: readonly Finding[] | null;
}

export function SidePanel({ draft, lang, editor, findings }: SidePanelProps): ReactElement | null {
  const { t } = useTranslation('edit');
  const [shown] = usePanel();
  const { open, state, standing } = editor;
  if (!shown || !open || !state) return null;
  const title = t(shown === 'parts' ? 'outline.title' : 'checks.title');
  return (
    <aside className="writing-side" aria-label={title}>
      <h2>{title}</h2>
      <Suspense fallback={<Skeleton label={title} rows={5} />}>
        {shown === 'parts' ? (
          <OutlinePanel
            view={open.view}
            doc={state.doc}
            cursor={state.selection.from}
            isEditable={standing?.kind !== 'conflict'}
          />
        ) : (
          <ChecksPanel
            draft={draft}
            lang={lang}
            view={open.view}
            findings={findings}
            savedAt={standing?.kind === 'saved' ? standing.at : null}
          />
        )}
      </Suspense>
    </aside>
  );
}
