/** A group of rows with the notes beside them, or on a narrow screen with a button for those of each row. */
import { memo, type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { Icon } from '../../parts/icon.tsx';
import type { Draft } from '../api/drafts.ts';
import type { Answer } from '../margin/answers.ts';
import { Margin, type NoteTurn } from '../margin/margin.tsx';
import { type Note, notesOn, type PlacedNotes } from '../margin/notes.ts';
import type { Draw } from './drawer.ts';
import { Drawn } from './drawn.tsx';
import type { PairMark } from './pairs.ts';
import type { Row } from './rows.ts';

/** All that the rows of one text have in common. */
export interface Page {
  readonly draft: Draft;
  readonly langs: readonly Language[];
  readonly draw: Readonly<Partial<Record<Language, Draw>>>;
  /** Ids of rows. */
  readonly changed: ReadonlySet<string>;
  readonly pairs: ReadonlyMap<string, PairMark>;
  /** Ids of rows that stand at another place in the second language. */
  readonly elsewhere: ReadonlySet<string>;
  readonly placed: PlacedNotes;
  readonly answersOf: (row: Row) => readonly Answer[];
  /** The margin is no column but a sheet for each row. */
  readonly isNarrow: boolean;
  readonly onHandle: (row: string, handle: HTMLElement) => void;
  readonly onSheet: (row: string) => void;
}

interface GroupViewProps extends NoteTurn {
  readonly rows: readonly Row[];
  readonly page: Page;
}

export function GroupView({ rows, page, open, onTurn }: GroupViewProps): ReactElement {
  const { draft, placed, answersOf, isNarrow } = page;
  const besides = useMemo(
    () =>
      rows
        .map((row) => ({
          row: row.id,
          answers: answersOf(row),
          notes: notesOn(placed, row.id),
        }))
        .filter(({ answers, notes }) => answers.length + notes.length > 0),
    [rows, placed, answersOf],
  );
  return (
    <div className="group">
      <div className="group-text">
        {rows.map((row) => (
          <RowView key={row.id} row={row} page={page} />
        ))}
      </div>
      {!isNarrow && besides.length > 0 && (
        <Margin draft={draft} besides={besides} open={open} onTurn={onTurn} />
      )}
    </div>
  );
}

interface RowViewProps {
  readonly row: Row;
  readonly page: Page;
}

const RowView = memo(function RowView({ row, page }: RowViewProps): ReactElement {
  const { t } = useTranslation('read');
  const { t: named } = useTranslation('draft');
  const { langs, changed, pairs, elsewhere, placed, isNarrow } = page;
  const pair = pairs.get(row.id);
  const notes = notesOn(placed, row.id);
  return (
    <div
      className={`row ${changed.has(row.id) ? 'row-changed' : ''}`}
      id={row.isTitle ? row.id : undefined}
      data-row={row.id}
    >
      {changed.has(row.id) && <span className="visually-hidden">{t('changed')}: </span>}
      {langs.map((lang, at) => (
        <Cell key={lang} row={row} lang={lang} page={page} isSecond={at > 0} />
      ))}
      {langs.length > 1 && pair && <PairNote pair={pair} />}
      {langs[1] && elsewhere.has(row.id) && (
        <p className="row-pair">
          <Icon name="warning" /> {t('pair.elsewhere', { lang: named(`languages.${langs[1]}`) })}
        </p>
      )}
      <button
        type="button"
        className="row-handle"
        aria-haspopup="menu"
        aria-label={t('handle')}
        onClick={({ currentTarget }) => page.onHandle(row.id, currentTarget)}
      >
        ¶
      </button>
      {isNarrow && notes.length > 0 && <SheetButton row={row.id} notes={notes} page={page} />}
    </div>
  );
});

interface CellProps extends RowViewProps {
  readonly lang: Language;
  readonly isSecond: boolean;
}

function Cell({ row, lang, page, isSecond }: CellProps): ReactElement {
  const { t } = useTranslation('read');
  const node = row.nodes[lang];
  const draw = page.draw[lang];
  if (!node || !draw) return <p className="row-absent">{t('absent')}</p>;
  const drawn = (
    <Drawn node={node} draw={draw} lang={lang} inside={row.isTitle} isSecond={isSecond} />
  );
  if (!row.isTitle) return <div data-cell={lang}>{drawn}</div>;
  // The page's title is the first level; the second language of a title is no title of its own.
  const Title = isSecond ? 'p' : (`h${Math.min(row.level + 1, 6)}` as 'h2');
  return (
    <Title data-cell={lang} className={`row-title row-title-${Math.min(row.level, 4)}`}>
      {drawn}
    </Title>
  );
}

function PairNote({ pair }: { readonly pair: PairMark }): ReactElement {
  const { t } = useTranslation('read');
  const { t: named } = useTranslation('draft');
  const say = (): string => {
    if (pair.kind === 'both-moved') return t('pair.both');
    if (pair.kind === 'missing')
      return t('pair.missing', { lang: named(`languages.${pair.lang}`) });
    const lang = named(`languages.${pair.moved}`);
    return pair.since === null
      ? t('pair.behindNow', { lang })
      : t('pair.behind', { lang, number: pair.since });
  };
  return (
    <p className="row-pair">
      <Icon name="warning" /> {say()}
    </p>
  );
}

interface SheetButtonProps {
  readonly row: string;
  readonly notes: readonly Note[];
  readonly page: Page;
}

function SheetButton({ row, notes, page }: SheetButtonProps): ReactElement {
  const { t } = useTranslation('margin');
  const worst = notes.some(({ kind, isOpen }) => kind === 'objections' && isOpen);
  return (
    <button
      type="button"
      className={`row-notes ${worst ? 'row-notes-objection' : ''}`}
      onClick={() => page.onSheet(row)}
    >
      <Icon name={worst ? 'object' : 'remarks'} />
      {t('notes', { count: notes.length })}
    </button>
  );
}
