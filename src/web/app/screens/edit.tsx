/** S5, the editor: one language of a draft's working text, written by its drafters. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Node } from 'prosemirror-model';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ToggleButton, Toolbar } from '../../parts/toolbar.tsx';
import { type Draft, draftQuery } from '../api/drafts.ts';
import { Conflicts } from '../editing/conflicts.tsx';
import { EditorToolbar } from '../editing/editor-toolbar.tsx';
import { FieldsDialog } from '../editing/fields-dialog.tsx';
import { useEditor } from '../editing/use-editor.ts';
import { Screen } from '../frame/screen.tsx';
import { textHref } from '../links.ts';
import { draftsFor, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

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
          {t(mayWrite ? 'closedText' : 'refusedOpenText')}
        </EmptyState>
      )}
    </Screen>
  );
}

/** The language of the interface where the draft is written in it, else the draft's first. */
const firstOf = ({ languages }: Draft, spoken: Language): Language =>
  languages.includes(spoken) ? spoken : (languages[0] as Language);

interface WritingProps {
  readonly draft: Draft;
  readonly lang: Language;
  readonly person: string;
}

function Writing({ draft, lang, person }: WritingProps): ReactElement {
  const { t } = useTranslation('edit');
  const [fieldsAt, openFields] = useState<number | null>(null);
  const { place, open, state, standing, notices, isTakenUp, failure } = useEditor({
    id: draft.id,
    lang,
    person,
    label: t('field'),
    openFields,
  });
  return (
    <div className="writing">
      <div className="writing-head">
        <LanguageTabs draft={draft} lang={lang} />
        {open && state && <EditorToolbar view={open.view} state={state} />}
        {state && <WordCount doc={state.doc} />}
      </div>
      {failure && <Banner kind="error" title={t('refusedOpen')} />}
      {isTakenUp && (
        <Banner kind="info" title={t('takenUp')}>
          <p>{t('takenUpText')}</p>
        </Banner>
      )}
      {notices.length > 0 && (
        <Banner kind="info" title={t('merged')}>
          <p>{t('mergedText', { count: notices.length })}</p>
        </Banner>
      )}
      {standing?.kind === 'refused' && (
        <Banner
          kind="error"
          title={t('refused')}
          action={<Button onPress={() => window.location.reload()}>{t('again')}</Button>}
        >
          <p>{t('refusedText')}</p>
          <p lang="en">{standing.problem.message}</p>
        </Banner>
      )}
      {standing?.kind === 'conflict' && open && (
        <Conflicts
          conflicts={standing.conflicts}
          onChoose={(choices) => void open.saver.choose(choices)}
        />
      )}
      {!open && !failure && <Skeleton label={t('opening')} rows={12} />}
      <div ref={place} className="writing-page" />
      {open && <FieldsDialog view={open.view} at={fieldsAt} onClose={() => openFields(null)} />}
    </div>
  );
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
              search: { text: one },
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

const countWords = (doc: Node): number =>
  doc.textBetween(0, doc.content.size, ' ', ' ').match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ??
  0;
