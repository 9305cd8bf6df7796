/** S5, the editor: one language of a draft's working text, written by its drafters. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { askedIn } from '../../editor/slash.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ToggleButton, Toolbar } from '../../parts/toolbar.tsx';
import { type Draft, draftQuery } from '../api/drafts.ts';
import { EditorToolbar } from '../editing/editor-toolbar.tsx';
import { showPosition } from '../editing/go-to.ts';
import { keptKey, readKept } from '../editing/kept.ts';
import { PanelToggles, SidePanel } from '../editing/panels.tsx';
import { useChecks, useHints } from '../editing/use-checks.ts';
import { useEditor } from '../editing/use-editor.ts';
import { type Finding, useWritingKeys } from '../editing/writing-keys.ts';
import { WritingNotices } from '../editing/writing-notices.tsx';
import { Screen } from '../frame/screen.tsx';
import { textHref } from '../links.ts';
import { draftsFor, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

const Conflicts = lazy(async () => ({
  default: (await import('../editing/conflicts.tsx')).Conflicts,
}));
const FieldsDialog = lazy(async () => ({
  default: (await import('../editing/fields-dialog.tsx')).FieldsDialog,
}));
const FindBar = lazy(async () => ({ default: (await import('../editing/find-bar.tsx')).FindBar }));
const SlashMenu = lazy(async () => ({
  default: (await import('../editing/slash-menu.tsx')).SlashMenu,
}));

export const screen = createLazyRoute('/drafts/$id/edit')({ component: Edit });

function Edit(): ReactElement {
  const { t } = useTranslation('edit');
  const spoken = useLanguage();
  const { id } = useParams({ from: '/drafts/$id/edit' });
  const search = useSearch({ from: '/drafts/$id/edit' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  const session = useSession();
  const lang =
    search.text && draft.languages.includes(search.text) ? search.text : firstOf(draft, spoken);
  const mayWrite = draftsFor(session, draft.owner);
  const isOpen = draft.state.kind === 'drafting';
  return (
    <Screen title={`${t('title')} · ${draft.titles[spoken]}`} hidesTitle>
      {mayWrite && isOpen ? (
        <Writing
          key={`${session?.person.id} ${lang}`}
          draft={draft}
          lang={lang}
          person={session?.person.id ?? ''}
        />
      ) : (
        <EmptyState
          title={t(mayWrite ? 'closed' : 'refusedOpen')}
          action={<ButtonLink href={textHref(id)}>{t('read')}</ButtonLink>}
        >
          <p>{t(mayWrite ? 'closedText' : 'refusedOpenText')}</p>
          {mayWrite && session && <KeptHere draft={draft} person={session.person.id} />}
        </EmptyState>
      )}
    </Screen>
  );
}

/** The language of the interface where the draft is written in it, else the draft's first. */
const firstOf = ({ languages }: Draft, spoken: Language): Language =>
  languages.includes(spoken) ? spoken : (languages[0] as Language);

interface KeptHereProps {
  readonly draft: Draft;
  readonly person: string;
}

/** Tells of words this device keeps: where the text is not shown, nobody would know of them. */
function KeptHere({ draft: { id, languages }, person }: KeptHereProps): ReactElement | null {
  const { t } = useTranslation('edit');
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    const reading = languages.map((lang) => readKept(keptKey(person, id, lang)));
    void Promise.all(reading).then((kept) => setKept(kept.some((one) => one !== null)));
  }, [id, languages, person]);
  return isKept ? <p>{t('closedKept')}</p> : null;
}

interface WritingProps {
  readonly draft: Draft;
  readonly lang: Language;
  readonly person: string;
}

function Writing({ draft, lang, person }: WritingProps): ReactElement {
  const { t } = useTranslation('edit');
  const [fieldsAt, openFields] = useState<number | null>(null);
  const [finding, setFinding] = useState<Finding>(null);
  const editor = useEditor({ id: draft.id, lang, person, label: t('field'), openFields });
  const { place, open, state, standing, failure } = editor;
  const findings = useChecks(draft, lang, state?.doc ?? null);
  useHints(draft, open?.view ?? null, state?.doc ?? null);
  useWritingKeys(open?.view ?? null, setFinding);
  const asked = state && askedIn(state);
  return (
    <div className="writing">
      <div className="writing-head">
        <LanguageTabs draft={draft} lang={lang} />
        {open && state && <EditorToolbar view={open.view} state={state} />}
        <div className="writing-head-end">
          {open && (
            <PanelToggles
              count={findings?.length ?? null}
              isFinding={finding !== null}
              onFinding={(isOn) => setFinding(isOn ? 'find' : null)}
            />
          )}
          {state && <WordCount doc={state.doc} />}
        </div>
        <Suspense>
          {finding && open && state && (
            <FindBar
              view={open.view}
              state={state}
              replaces={finding === 'replace'}
              onReplaces={(isOn) => setFinding(isOn ? 'replace' : 'find')}
              onClose={() => setFinding(null)}
            />
          )}
        </Suspense>
      </div>
      <WritingNotices {...editor} />
      <Suspense>
        {standing?.kind === 'conflict' && open && (
          <Conflicts
            conflicts={standing.conflicts}
            onChoose={(choices) => void open.saver.choose(choices).then(() => resume(open.view))}
          />
        )}
      </Suspense>
      {!open && !failure && <Skeleton label={t('opening')} rows={12} />}
      <div className="writing-body">
        {open && state && (
          <SidePanel draft={draft} lang={lang} editor={editor} findings={findings} />
        )}
        <div ref={place} className="writing-page" />
      </div>
      <Suspense>
        {asked && open && <SlashMenu view={open.view} state={state} asked={asked} />}
        {open && fieldsAt !== null && (
          <FieldsDialog view={open.view} at={fieldsAt} onClose={() => openFields(null)} />
        )}
      </Suspense>
    </div>
  );
}

/** Back to where the cursor stood; where there is more to decide, the text takes no focus. */
function resume(view: EditorView): void {
  if (view.isDestroyed || !view.editable) return;
  view.focus();
  showPosition(view, view.state.selection.from);
}

function LanguageTabs({ draft, lang }: Omit<WritingProps, 'person'>): ReactElement {
  const { t } = useTranslation('edit');
  const { t: named } = useTranslation('draft');
  const navigate = useNavigate();
  return (
    <Toolbar label={t('language')}>
      {draft.languages.map((one) => (
        <ToggleButton
          key={one}
          label={named(`languages.${one}`)}
          isOn={one === lang}
          onChange={() =>
            void navigate({
              to: '/drafts/$id/edit',
              params: { id: draft.id },
              search: (before) => ({ ...before, text: one }),
            })
          }
        />
      ))}
    </Toolbar>
  );
}

const countAfterMs = 400;

/** Counted when the typing rests, not at each letter. */
function WordCount({ doc }: { readonly doc: Node }): ReactElement {
  const { t } = useTranslation('edit');
  const [count, setCount] = useState(() => countWords(doc));
  useEffect(() => {
    const timer = setTimeout(() => setCount(countWords(doc)), countAfterMs);
    return () => clearTimeout(timer);
  }, [doc]);
  return <p className="writing-count">{t('words', { count })}</p>;
}

const words = new WeakMap<Node, number>();

/** A block that stayed is not counted again. */
function countWords(node: Node): number {
  const known = words.get(node);
  if (known !== undefined) return known;
  const own = node.isTextblock
    ? (node.textBetween(0, node.content.size, ' ', ' ').match(wordPattern)?.length ?? 0)
    : node.children.reduce((sum, child) => sum + countWords(child), 0);
  words.set(node, own);
  return own;
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu;
