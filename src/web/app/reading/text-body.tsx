/** The rows of a text, drawn where the window is, with words marked and one place brought into sight. */
import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import type { NoteTurn } from '../margin/margin.tsx';
import type { Note } from '../margin/notes.ts';
import { GroupView, type Page } from './group-view.tsx';
import { useHighlights, type Wanted, type WantedByName } from './highlights.ts';
import { groupRows, type Row } from './rows.ts';
import type { Finding } from './use-finding.ts';
import { estimateHeight, Slot } from './windowed.tsx';

/** A place to be brought into sight; another object is another time. */
export interface Spot {
  readonly row: string;
  /** The block in it. */
  readonly block: string;
}

interface TextBodyProps extends NoteTurn {
  readonly page: Page;
  readonly rows: readonly Row[];
  readonly words: string;
  readonly finding: Finding;
  readonly spot: Spot | null;
}

/** Texts of so many rows are in the document whole, so that the browser's own search finds all. */
const wholeMax = 300;

export function TextBody(props: TextBodyProps): ReactElement {
  const { page, rows, words, finding, spot, open, onTurn } = props;
  const article = useRef<HTMLElement>(null);
  const groups = useMemo(() => groupRows(rows), [rows]);
  const isWhole = rows.length <= wholeMax;
  useHighlights(article, useWanted(page, words, finding, open));
  useEffect(() => {
    if (!spot) return;
    const show = () => {
      const { current } = article;
      const inner = spot.block === spot.row ? null : `[data-block="${CSS.escape(spot.block)}"]`;
      const found =
        (inner && current?.querySelector(inner)) ||
        current?.querySelector(`[data-row="${CSS.escape(spot.row)}"]`);
      found?.scrollIntoView({ block: 'start' });
    };
    show();
    // What is drawn above only now may have moved it.
    const again = setTimeout(show, 120);
    return () => clearTimeout(again);
  }, [spot]);
  return (
    <article
      ref={article}
      className={`document reading-${page.langs.length === 2 ? 'pair' : 'one'}`}
    >
      {groups.map((group, index) => (
        <Slot
          key={group[0]?.id}
          height={estimateHeight(group.map(lengthOf))}
          isForced={isWhole || index === 0 || group.some(({ id }) => id === spot?.row)}
          draw={() => <GroupView rows={group} page={page} open={open} onTurn={onTurn} />}
        />
      ))}
    </article>
  );
}

const lengthOf = ({ nodes }: Row): number =>
  Math.max(...Object.values(nodes).map((node) => node?.nodeSize ?? 0));

/** The words found, and those the notes on the page are about; what one stands at by itself. */
function useWanted(
  { placed }: Page,
  words: string,
  { hits, at }: Finding,
  open: string | undefined,
): WantedByName {
  return useMemo(() => {
    const current = hits[at];
    const cells = new Map(hits.map((hit) => [`${hit.row} ${hit.lang}`, hit]));
    const quotes = [...placed.byRow].flatMap(([row, notes]) =>
      notes.filter(({ quote }) => quote !== '').map((note) => [row, note] as const),
    );
    const quote = ([row, note]: readonly [string, Note]): Wanted => ({
      row,
      lang: note.lang,
      words: note.quote,
      nth: 0,
      ...(note.blocks[0] && note.blocks[0] !== row ? { block: note.blocks[0] } : {}),
    });
    return {
      found: [...cells.values()].map(({ row, lang }) => ({ row, lang, words })),
      'found-now': current ? [{ ...current, words }] : [],
      quoted: quotes.filter(([, { key }]) => key !== open).map(quote),
      'quoted-now': quotes.filter(([, { key }]) => key === open).map(quote),
    };
  }, [placed, words, hits, at, open]);
}
