/** The first step: the text of the version with its outline, searched, and a place chosen by a click. */
import type { Node } from 'prosemirror-model';
import { type ReactElement, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Link } from '../../parts/link.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { Drawn } from '../reading/drawn.tsx';
import { layRows, type Row } from '../reading/rows.ts';

interface PlaceStepProps {
  /** The text as it would read. */
  readonly doc: Node;
  readonly lang: Language;
  /** Ids of blocks that are changed already. */
  readonly changed: ReadonlySet<string>;
  readonly hrefOf: (block: string) => string;
}

/** So much of a block names it to who listens. */
const namedLength = 80;

export function PlaceStep({ doc, lang, changed, hrefOf }: PlaceStepProps): ReactElement {
  const { t } = useTranslation('amend');
  const [sought, seek] = useState('');
  const words = useDeferredValue(sought.trim().toLowerCase());
  const rows = useMemo(() => layRows([lang, doc]), [lang, doc]);
  const found = useMemo(
    () => (words === '' ? rows : rows.filter((row) => textOf(row, lang).includes(words))),
    [rows, words, lang],
  );
  return (
    <div className="amend-place">
      <div className="amend-search">
        <SearchField label={t('place.search')} value={sought} onChange={seek} />
        <p role="status" className="quiet">
          {words === '' ? t('place.hint') : t('place.found', { count: found.length })}
        </p>
      </div>
      <div className="reading-columns">
        <nav className="reading-outline" aria-label={t('place.outline')}>
          <ol>
            {rows
              .filter(({ isTitle }) => isTitle)
              .map((row) => (
                <li key={row.id} className={`level-${Math.min(row.level, 3)}`} lang={lang}>
                  <a href={`#${row.id}`}>{row.nodes[lang]?.textContent}</a>
                </li>
              ))}
          </ol>
        </nav>
        <article className="document reading-one">
          {found.length === 0 && (
            <EmptyState title={t('place.nothing')}>
              <p>{t('place.nothingText')}</p>
            </EmptyState>
          )}
          {found.map((row) => (
            <PlaceRow
              key={row.id}
              row={row}
              lang={lang}
              isChanged={isChangedIn(row, changed)}
              href={hrefOf(row.id)}
            />
          ))}
        </article>
      </div>
    </div>
  );
}

const textOf = ({ nodes }: Row, lang: Language): string =>
  nodes[lang]?.textContent.toLowerCase() ?? '';

function isChangedIn({ id, nodes, isTitle }: Row, changed: ReadonlySet<string>): boolean {
  let isChanged = changed.has(id);
  if (isTitle) return isChanged;
  for (const node of Object.values(nodes))
    node?.descendants(({ attrs }) => {
      isChanged ||= changed.has(attrs.id);
      return !isChanged;
    });
  return isChanged;
}

interface PlaceRowProps {
  readonly row: Row;
  readonly lang: Language;
  readonly isChanged: boolean;
  readonly href: string;
}

/** A block with the link that covers it: a click anywhere in it chooses it. */
function PlaceRow({ row, lang, isChanged, href }: PlaceRowProps): ReactElement | null {
  const { t } = useTranslation('amend');
  const node = row.nodes[lang];
  if (!node) return null;
  const Title = `h${Math.min(row.level + 2, 6)}` as 'h3';
  const words = node.textContent.trim().slice(0, namedLength);
  return (
    <div className={`row amend-row ${isChanged ? 'row-changed' : ''}`} id={row.id}>
      {row.isTitle ? (
        <Title lang={lang}>
          <Drawn node={node} lang={lang} inside />
        </Title>
      ) : (
        <Drawn node={node} lang={lang} />
      )}
      <Link href={href} className="amend-pick" aria-label={t('place.pick', { words })}>
        {t(isChanged ? 'place.again' : 'place.change')}
      </Link>
    </div>
  );
}
