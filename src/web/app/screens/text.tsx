/** S4, the document page: a version's text, in one language or two side by side. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Node } from 'prosemirror-model';
import { type ReactElement, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { parseText } from '../../../domain/text/identity.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Link } from '../../parts/link.tsx';
import { Select } from '../../parts/select.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ToggleButton, Toolbar } from '../../parts/toolbar.tsx';
import { type Draft, draftQuery } from '../api/drafts.ts';
import { versionsQuery } from '../api/moves.ts';
import { diffQuery, versionTextsQuery } from '../api/texts.ts';
import { Screen } from '../frame/screen.tsx';
import { compareHref } from '../links.ts';
import { Drawn } from '../reading/drawn.tsx';
import { layRows, type Row } from '../reading/rows.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/drafts/$id/text')({ component: Text });

type Shown = Language | 'both';

function Text(): ReactElement {
  const { t } = useTranslation('read');
  const spoken = useLanguage();
  const { id } = useParams({ from: '/drafts/$id/text' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  const search = useSearch({ from: '/drafts/$id/text' });
  const version = search.v ?? draft.version?.version;
  const title = `${t('title')} · ${draft.titles[spoken]}`;
  return (
    <Screen title={title} hidesTitle>
      {version === undefined ? (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      ) : (
        <VersionText
          draft={draft}
          version={version}
          shown={search.text ?? firstOf(draft, spoken)}
        />
      )}
    </Screen>
  );
}

const firstOf = ({ languages }: Draft, spoken: Language): Language =>
  languages.includes(spoken) ? spoken : (languages[0] as Language);

interface VersionTextProps {
  readonly draft: Draft;
  readonly version: number;
  readonly shown: Shown;
}

function VersionText({ draft, version, shown }: VersionTextProps): ReactElement {
  const { t } = useTranslation('read');
  const { data: docs, isLoading } = useQuery(versionTextsQuery(draft.id, version));
  const langs = useMemo(
    () => (shown === 'both' ? draft.languages.slice(0, 2) : [shown]),
    [shown, draft.languages],
  );
  const rows = useMemo(() => {
    const pairs = langs.flatMap((lang): (readonly [Language, Node])[] =>
      docs?.[lang] === undefined ? [] : [[lang, parseText(docs[lang])]],
    );
    return pairs[0] ? layRows(pairs[0], pairs[1]) : [];
  }, [docs, langs]);
  const changed = useChanged(draft, version, langs[0] as Language);
  useEffect(() => {
    if (rows.length > 0) document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, [rows]);
  return (
    <div className="reading">
      <Choices draft={draft} version={version} shown={shown} />
      {isLoading && <Skeleton label={t('opening')} rows={14} />}
      <div className="reading-columns">
        <Outline rows={rows} lang={langs[0] as Language} changed={changed} />
        <article className={`document reading-${langs.length === 2 ? 'pair' : 'one'}`}>
          {rows.map((row) => (
            <RowView key={row.id} row={row} langs={langs} isChanged={isChangedIn(row, changed)} />
          ))}
        </article>
      </div>
    </div>
  );
}

/** Ids of the blocks that differ from the version before; empty while unknown and for the first. */
function useChanged({ id }: Draft, version: number, lang: Language): ReadonlySet<string> {
  const { data } = useQuery({
    ...diffQuery(id, { from: version - 1, to: version, lang }),
    enabled: version > 1,
  });
  return useMemo(() => new Set(data?.changes.map(({ block }) => block)), [data]);
}

function Choices({ draft, version, shown }: VersionTextProps): ReactElement {
  const { t } = useTranslation('read');
  const { t: named } = useTranslation('draft');
  const navigate = useNavigate();
  const { data: versions = [] } = useQuery(versionsQuery(draft.id));
  const show = (next: { readonly v?: number; readonly text?: Shown }) =>
    void navigate({
      to: '/drafts/$id/text',
      params: { id: draft.id },
      search: { v: version, text: shown, ...next },
      replace: true,
    });
  return (
    <div className="reading-head">
      <Select
        label={t('version')}
        value={String(version)}
        onChange={(key) => show({ v: Number(key) })}
        choices={versions.map((one) => ({
          id: String(one.version),
          name: named('version', { number: one.version }),
          ...(one.label ? { note: one.label } : {}),
        }))}
      />
      <Toolbar label={t('language')}>
        {draft.languages.map((one) => (
          <ToggleButton
            key={one}
            label={named(`languages.${one}`)}
            isOn={one === shown}
            onChange={() => show({ text: one })}
          />
        ))}
        {draft.languages.length > 1 && (
          <ToggleButton
            label={t('both')}
            isOn={shown === 'both'}
            onChange={() => show({ text: 'both' })}
          />
        )}
      </Toolbar>
      {version > 1 && (
        <Link href={`${compareHref(draft.id)}?a=${version - 1}&b=${version}`}>
          {t('changes', { number: version - 1 })}
        </Link>
      )}
    </div>
  );
}

interface OutlineProps {
  readonly rows: readonly Row[];
  readonly lang: Language;
  readonly changed: ReadonlySet<string>;
}

/** The titles as links; one is marked when something in its section differs from the version before. */
function Outline({ rows, lang, changed }: OutlineProps): ReactElement {
  const { t } = useTranslation('read');
  const marked = useMemo(() => markSections(rows, changed), [rows, changed]);
  return (
    <nav className="reading-outline" aria-label={t('outline')}>
      <ol>
        {rows
          .filter(({ isTitle }) => isTitle)
          .map(({ id, level, nodes }) => (
            <li key={id} className={`level-${Math.min(level, 3)}`} lang={lang}>
              <a href={`#${id}`}>{nodes[lang]?.textContent}</a>
              {marked.has(id) && <span className="reading-mark"> {t('changed')}</span>}
            </li>
          ))}
      </ol>
    </nav>
  );
}

/** Sections in which a row is changed, itself or one of its own blocks. */
function markSections(rows: readonly Row[], changed: ReadonlySet<string>): ReadonlySet<string> {
  const marked = new Set<string>();
  let section = '';
  for (const row of rows) {
    if (row.isTitle) section = row.id;
    if (isChangedIn(row, changed)) marked.add(section);
  }
  return marked;
}

/** True when the row is changed, or a block in it. */
function isChangedIn({ id, nodes }: Row, changed: ReadonlySet<string>): boolean {
  let isChanged = changed.has(id);
  for (const node of Object.values(nodes))
    node?.descendants(({ attrs }) => {
      isChanged ||= changed.has(attrs.id);
      return !isChanged;
    });
  return isChanged;
}

interface RowViewProps {
  readonly row: Row;
  readonly langs: readonly Language[];
  readonly isChanged: boolean;
}

function RowView({ row, langs, isChanged }: RowViewProps): ReactElement {
  const { t } = useTranslation('read');
  const Title = `h${Math.min(row.level + 1, 6)}` as 'h2';
  return (
    <div className={`row ${isChanged ? 'row-changed' : ''}`} id={row.isTitle ? row.id : undefined}>
      {langs.map((lang) => {
        const node = row.nodes[lang];
        if (!node)
          return (
            <p key={lang} className="row-absent">
              {t('absent')}
            </p>
          );
        return row.isTitle ? (
          <Title key={lang} lang={lang}>
            <Drawn node={node} lang={lang} inside />
          </Title>
        ) : (
          <Drawn key={lang} node={node} lang={lang} />
        );
      })}
      <a className="permalink" href={`#${row.id}`} aria-label={t('permalink')}>
        ¶
      </a>
    </div>
  );
}
