/** A whole text with its changes where they stand: in one text, or before and after side by side. */
import type { Node } from 'prosemirror-model';
import { type ReactElement, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import type { Change } from '../../../domain/text/change.ts';
import { type ChangeLabels, changeLabels, namePath } from '../../../domain/text/change-labels.ts';
import { Link } from '../../parts/link.tsx';
import type { Compared } from './compared.ts';
import { createDrawer, type Draw } from './drawer.ts';
import { Drawn } from './drawn.tsx';
import { markChanges, type ShownSide } from './mark-changes.ts';
import { groupRows, indexRows, layRows, type Row } from './rows.ts';
import { seamWords, type WordsByBlock } from './seam-words.ts';
import { holdsStaying, type Ids, listStaying, markOthers } from './staying.ts';
import { estimateHeight, Slot } from './windowed.tsx';

type Docs = Readonly<Partial<Record<Language, Node>>>;
type When = 'before' | 'after';
type Side = `${Language}.${When}`;

interface ChangedTextProps {
  readonly before: Docs;
  readonly after: Docs;
  readonly langs: readonly Language[];
  readonly changes: readonly Compared[];
  readonly isSide: boolean;
  readonly current: Compared | undefined;
  readonly labels: ChangeLabels;
  /** The text before, at a block. */
  readonly hrefBefore: (block: string) => string;
}

/** What all rows have in common. */
interface Sheet extends Pick<ChangedTextProps, 'langs' | 'isSide' | 'labels' | 'hrefBefore'> {
  readonly draw: Readonly<Partial<Record<Side, Draw>>>;
  /** Changes by row and language. */
  readonly byCell: ReadonlyMap<string, readonly Change[]>;
  readonly staying: Readonly<Partial<Record<Language, Ids>>>;
  readonly seamed: Readonly<Partial<Record<Side, WordsByBlock>>>;
}

const none: readonly Change[] = [];
const nobody: Ids = new Set();
const noWords: WordsByBlock = new Map();
const cellOf = (row: string, lang: Language): string => `${row} ${lang}`;

export function ChangedText(props: ChangedTextProps): ReactElement {
  const { before, after, langs, changes, isSide, current, labels, hrefBefore } = props;
  const article = useRef<HTMLElement>(null);
  const { rows, rowOf, draw } = useMemo(
    () => layBoth(before, after, langs),
    [before, after, langs],
  );
  const sheet = useMemo<Sheet>(() => {
    const byCell = new Map<string, Change[]>();
    for (const { change, lang } of changes) {
      const cell = cellOf(rowOf.get(change.block) ?? '', lang);
      const here = byCell.get(cell) ?? [];
      byCell.set(cell, here);
      here.push(change);
    }
    const own = (lang: Language) =>
      changes.filter((one) => one.lang === lang).map(({ change }) => change);
    const staying = Object.fromEntries(langs.map((lang) => [lang, listStaying(own(lang))]));
    const seamed = Object.fromEntries(
      langs.flatMap((lang) =>
        (['before', 'after'] as const).map((when) => [
          `${lang}.${when}`,
          seamWords(own(lang), when),
        ]),
      ),
    );
    return { langs, isSide, labels, hrefBefore, draw, byCell, staying, seamed };
  }, [changes, rowOf, langs, isSide, labels, hrefBefore, draw]);
  const groups = useMemo(() => groupRows(rows), [rows]);
  const spot = current && rowOf.get(current.change.block);
  useEffect(() => {
    if (spot === undefined) return;
    const find = () => article.current?.querySelector(`[data-row="${CSS.escape(spot)}"]`);
    const show = () => find()?.scrollIntoView({ block: 'center' });
    show();
    const again = setTimeout(show, 120);
    return () => clearTimeout(again);
  }, [spot]);
  return (
    <article
      ref={article}
      className={`document changed-text ${isSide ? 'changed-side' : 'changed-inline'} changed-of-${langs.length}`}
    >
      {isSide && (
        <p className="changed-heads">
          <span>{labels.columns.before}</span> <span>{labels.columns.after}</span>
        </p>
      )}
      {groups.map((group, index) => (
        <Slot
          key={group[0]?.id}
          height={estimateHeight(group.map(lengthOf))}
          isForced={index === 0 || group.some(({ id }) => id === spot)}
          draw={() =>
            group.map((row) => (
              <ChangedRow key={row.id} row={row} sheet={sheet} isCurrent={row.id === spot} />
            ))
          }
        />
      ))}
    </article>
  );
}

const lengthOf = ({ nodes }: Row<Side>): number =>
  Math.max(...Object.values<Node | undefined>(nodes).map((node) => node?.nodeSize ?? 0));

/** Both texts of every language in rows: the texts after give the order. */
function layBoth(before: Docs, after: Docs, langs: readonly Language[]) {
  const texts = (['after', 'before'] as const).flatMap((when) =>
    langs.flatMap((lang): (readonly [Side, Node])[] => {
      const doc = (when === 'after' ? after : before)[lang];
      return doc ? [[`${lang}.${when}`, doc]] : [];
    }),
  );
  const [first, ...others] = texts;
  const rows = first ? layRows(first, ...others) : [];
  const drawers = texts.map(
    ([side, doc]) => [side, createDrawer(doc, side.slice(0, 2) as Language)] as const,
  );
  const draw = Object.fromEntries(drawers) as Partial<Record<Side, Draw>>;
  return { rows, rowOf: indexRows(rows), draw };
}

interface ChangedRowProps {
  readonly row: Row<Side>;
  readonly sheet: Sheet;
  readonly isCurrent: boolean;
}

function ChangedRow({ row, sheet, isCurrent }: ChangedRowProps): ReactElement {
  const { langs, isSide, byCell } = sheet;
  const changesIn = (lang: Language) => byCell.get(cellOf(row.id, lang)) ?? none;
  const changes = langs.flatMap(changesIn);
  const moved = langs
    .flatMap((lang) => changesIn(lang).map((change) => ({ lang, change })))
    .find(({ change: { kind, block } }) => kind === 'move' && block === row.id);
  return (
    <div
      className={`row changed-row ${changes.length > 0 ? 'row-changed' : ''}`}
      data-row={row.id}
      aria-current={isCurrent ? 'true' : undefined}
    >
      {langs.map((lang) => {
        const cell = { row, sheet, lang, changes: changesIn(lang) };
        if (isSide)
          return [
            <Cell key={`${lang}.before`} {...cell} side="before" />,
            <Cell key={`${lang}.after`} {...cell} side="after" />,
          ];
        return <Cell key={lang} {...cell} side="both" />;
      })}
      {moved?.change.kind === 'move' && (
        <MovedFrom change={moved.change} lang={moved.lang} sheet={sheet} />
      )}
    </div>
  );
}

interface CellProps extends Pick<ChangedRowProps, 'row' | 'sheet'> {
  readonly lang: Language;
  readonly changes: readonly Change[];
  readonly side: ShownSide;
}

/** One text of one row; a passage that came or went stands whole, as such. */
function Cell({ row, sheet, lang, changes, side }: CellProps): ReactElement {
  const { labels, draw } = sheet;
  const staying = sheet.staying[lang] ?? nobody;
  const seamed = sheet.seamed[`${lang}.${side === 'before' ? 'before' : 'after'}`] ?? noWords;
  const [old, now] = [row.nodes[`${lang}.before`], row.nodes[`${lang}.after`]];
  const when: When = side === 'before' || (side === 'both' && !now) ? 'before' : 'after';
  const node = when === 'before' ? old : now;
  const drawer = draw[`${lang}.${when}`];
  const found = !old ? 'came' : now ? '' : 'went';
  const isKept = found !== '' && node !== undefined && holdsStaying(node, staying);
  const fate = isKept ? '' : found;
  const finish = useCallback(
    (host: HTMLElement) => {
      if (isKept) markOthers(host, staying, found);
      markChanges(host, row.id, changes, side, { labels, staying, seamed });
    },
    [row.id, changes, side, labels, isKept, staying, seamed, found],
  );
  // In one text it stands where it is now.
  const isTwice = isKept && found === 'went' && side === 'both' && changes.length === 0;
  if (!node || !drawer || isTwice) return <div data-cell={lang} data-when={side} />;
  const spoken = fate === 'came' ? labels.inserted : labels.deleted;
  return (
    <div
      data-cell={lang}
      data-when={side}
      data-said={side === 'both' ? undefined : labels.columns[side]}
      className={`${fate} ${row.isTitle ? `row-title row-title-${Math.min(row.level, 4)}` : ''}`}
    >
      {fate && (
        <span className="visually-hidden" lang={labels.lang}>
          {spoken[0]}
        </span>
      )}
      <Drawn node={node} draw={drawer} lang={lang} inside={row.isTitle} isSecond finish={finish} />
      {fate && (
        <span className="visually-hidden" lang={labels.lang}>
          {spoken[1]}
        </span>
      )}
    </div>
  );
}

interface MovedFromProps {
  readonly change: Extract<Change, { readonly kind: 'move' }>;
  readonly lang: Language;
  readonly sheet: Sheet;
}

const MovedFrom = ({ change, lang, sheet }: MovedFromProps): ReactElement => {
  const { t } = useTranslation('read');
  return (
    <p className="moved-from">
      {t('movedFrom')}{' '}
      <Link href={sheet.hrefBefore(change.block)}>
        <span lang={lang}>{namePath(change.fromPath, changeLabels[lang])}</span>
      </Link>
    </p>
  );
};
