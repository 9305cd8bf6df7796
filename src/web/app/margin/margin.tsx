/**
 * The column beside a group of rows: the notes of each row, level with it and never over one another.
 * It measures the rows beside it; it knows nothing of what they say.
 */
import { type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../api/drafts.ts';
import type { Answer } from './answers.ts';
import { AnswersNote } from './answers-note.tsx';
import { layLevel } from './level.ts';
import { NoteCard } from './note-card.tsx';
import type { Note } from './notes.ts';

/** What stands beside a row. */
export interface Beside {
  readonly row: string;
  readonly answers: readonly Answer[];
  readonly notes: readonly Note[];
}

export interface NoteTurn {
  /** The key of the note that is open. */
  readonly open: string | undefined;
  readonly onTurn: (key: string) => void;
}

interface MarginProps extends NoteTurn {
  readonly draft: Draft;
  readonly besides: readonly Beside[];
}

const gap = 8;

export function Margin({ draft, besides, open, onTurn }: MarginProps): ReactElement {
  const column = useRef<HTMLDivElement>(null);
  const pinned = besides.findIndex(({ notes }) => notes.some(({ key }) => key === open));
  useLayoutEffect(() => {
    const { current } = column;
    const text = current?.previousElementSibling;
    if (!current || !text) return;
    const cards = [...current.children] as HTMLElement[];
    const level = () => {
      const from = current.getBoundingClientRect().top;
      const wishes = besides.map(({ row: id }, index) => {
        const row = text.querySelector(`[data-row="${CSS.escape(id)}"]`);
        const top = row ? row.getBoundingClientRect().top - from : 0;
        return { top, height: cards[index]?.offsetHeight ?? 0 };
      });
      const tops = layLevel(wishes, gap, pinned);
      cards.forEach((card, index) => {
        card.style.insetBlockStart = `${tops[index]}px`;
      });
      const end = (tops.at(-1) ?? 0) + (wishes.at(-1)?.height ?? 0);
      current.style.minBlockSize = `${end}px`;
    };
    level();
    const observer = new ResizeObserver(level);
    for (const seen of [text, ...cards]) observer.observe(seen);
    return () => observer.disconnect();
  }, [besides, pinned]);
  return (
    <div ref={column} className="margin">
      {besides.map((beside) => (
        <NotesBeside key={beside.row} draft={draft} beside={beside} open={open} onTurn={onTurn} />
      ))}
    </div>
  );
}

/** So many notes of one row are shown before the rest is asked for. */
const shownFirst = 3;

interface NotesBesideProps extends NoteTurn {
  readonly draft: Draft;
  readonly beside: Beside;
}

function NotesBeside({ draft, beside, open, onTurn }: NotesBesideProps): ReactElement {
  const { t } = useTranslation('margin');
  const { answers, notes } = beside;
  const [isWhole, setWhole] = useState(false);
  const hasChosen = notes.findIndex(({ key }) => key === open) >= shownFirst;
  const shown = isWhole || hasChosen ? notes : notes.slice(0, shownFirst);
  const more = notes.length - shown.length;
  return (
    <div className="margin-row">
      {answers.length > 0 && <AnswersNote answers={answers} />}
      {shown.length > 0 && (
        <ul className="notes">
          {shown.map((note) => (
            <NoteCard
              key={note.key}
              draft={draft}
              note={note}
              isOpen={note.key === open}
              onTurn={onTurn}
            />
          ))}
        </ul>
      )}
      {more > 0 && (
        <button type="button" className="note-more" onClick={() => setWhole(true)}>
          {t('more', { count: more })}
        </button>
      )}
    </div>
  );
}
