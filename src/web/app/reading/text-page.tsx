/** A text on its page: contents, rows, margin, search, and what can be done with words that were chosen. */
import type { Node } from 'prosemirror-model';
import {
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { Link } from '../../parts/link.tsx';
import type { Draft } from '../api/drafts.ts';
import { Failure } from '../frame/failure.tsx';
import { compareHref } from '../links.ts';
import { EndNotes } from '../margin/end-notes.tsx';
import { countOpen, noteKinds, placeNotes } from '../margin/notes.ts';
import { RowSheet } from '../margin/row-sheet.tsx';
import { useNotes } from '../margin/use-notes.ts';
import { type Handle, WordsDesk } from '../margin/words-desk.tsx';
import type { Page } from './group-view.tsx';
import { Outline } from './outline.tsx';
import type { TextShown, TextVersion } from './shown.ts';
import { Find, NoteChoices } from './text-bar.tsx';
import { type Spot, TextBody } from './text-body.tsx';
import { useFinding } from './use-finding.ts';
import { type Since, useAnswers, useChangedRows, usePairs, useRows, useSince } from './use-text.ts';
import { useWide } from './wide.ts';

interface TextPageProps {
  readonly draft: Draft;
  readonly version: TextVersion;
  readonly docs: Readonly<Partial<Record<Language, Node>>>;
  readonly langs: readonly Language[];
  readonly shown: TextShown;
  readonly onShow: (next: TextShown) => void;
  /** Choosing the version and the language. */
  readonly choices: ReactNode;
}

export function TextPage(props: TextPageProps): ReactElement {
  const { draft, version, docs, langs, shown, onShow, choices } = props;
  const [handle, setHandle] = useState<Handle | null>(null);
  const [sheet, setSheet] = useState<string | null>(null);
  const { page, rows, rowOf, notes, hidden, since, error } = usePage(props, setHandle, setSheet);
  const [spot, setSpot] = useSpot(rowOf, page, shown.note);
  const words = shown.q ?? '';
  const finding = useFinding(rows, langs, words, (row) => setSpot({ row, block: row }));
  const turn = (key: string) => onShow({ note: shown.note === key ? undefined : key });
  return (
    <div className="reading">
      <div className="reading-head">
        {choices}
        <Find
          words={words}
          count={finding.hits.length}
          at={finding.at}
          onWords={(q) => onShow({ q: q || undefined })}
          onStep={finding.step}
        />
      </div>
      <div className="reading-notes">
        <NoteChoices
          open={countOpen(notes)}
          hidden={hidden}
          ended={shown.ended ?? false}
          countLost={page.placed.lost.length}
          onShow={onShow}
        />
        {since && <SinceLink draft={draft} version={version} since={since} />}
      </div>
      {error && <Failure error={error} />}
      <div className={`reading-columns reading-of-${langs.length}`}>
        <Outline
          draft={draft.id}
          rows={rows}
          lang={langs[0] as Language}
          changed={page.changed}
          placed={page.placed}
        />
        <TextBody
          page={page}
          rows={rows}
          words={words}
          finding={finding}
          spot={spot}
          open={shown.note}
          onTurn={turn}
        />
      </div>
      <EndNotes placed={page.placed} rows={rows} doc={docs[langs[0] as Language]} />
      <RowSheet
        page={page}
        row={sheet === null ? undefined : rows.find(({ id }) => id === sheet)}
        open={shown.note}
        onTurn={turn}
        onClose={() => setSheet(null)}
      />
      <WordsDesk
        draft={draft}
        version={version}
        docs={docs}
        lang={langs[0] as Language}
        lost={page.placed.lost}
        isTrayOpen={shown.lost ?? false}
        handle={handle}
        onHandle={setHandle}
        onShow={onShow}
      />
    </div>
  );
}

/** All that the rows have in common, and what stands beside them. */
function usePage(
  { draft, version, docs, langs, shown }: TextPageProps,
  onHandle: (handle: Handle) => void,
  onSheet: (row: string) => void,
) {
  const lang = langs[0] as Language;
  const laid = useRows(docs, langs);
  const { rows, rowOf, draw, elsewhere } = laid;
  const { notes, error } = useNotes(draft.id, version === 'working');
  const { hide = '', ended = false, note } = shown;
  const hidden = useMemo(() => noteKinds.filter((kind) => hide.split(',').includes(kind)), [hide]);
  const placed = useMemo(() => {
    const kinds = noteKinds.filter((kind) => !hidden.includes(kind));
    return placeNotes(notes, rowOf, { kinds, ended }, note);
  }, [notes, rowOf, hidden, ended, note]);
  const since = useSince(draft, version);
  const changed = useChangedRows(draft, version, since, langs, rowOf);
  const pairs = usePairs(draft, version, langs, rowOf);
  const answersOf = useAnswers(draft, version, lang, laid);
  const isNarrow = !useWide() || langs.length > 1;
  const take = useCallback(
    (row: string, element: HTMLElement) => onHandle({ row, element }),
    [onHandle],
  );
  const page = useMemo<Page>(
    () => ({
      ...{ draft, langs, draw, changed, pairs, elsewhere, placed, answersOf, isNarrow },
      onHandle: take,
      onSheet,
    }),
    [draft, langs, draw, changed, pairs, elsewhere, placed, answersOf, isNarrow, take, onSheet],
  );
  return { page, rows, rowOf, notes, hidden, since, error };
}

/** The place in sight: what the address names, else that of the open note, else none. */
function useSpot(
  rowOf: ReadonlyMap<string, string>,
  { placed }: Page,
  note: string | undefined,
): readonly [Spot | null, (spot: Spot) => void] {
  const read = useCallback((): Spot | null => {
    const block = decodeURIComponent(window.location.hash.slice(1));
    const row = rowOf.get(block);
    return row === undefined ? null : { row, block };
  }, [rowOf]);
  const [spot, setSpot] = useState(read);
  useEffect(() => {
    const follow = () => setSpot((before) => read() ?? before);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [read]);
  const home = useMemo(
    () => [...placed.byRow].find(([, notes]) => notes.some(({ key }) => key === note))?.[0],
    [placed, note],
  );
  const [first] = useState(note);
  // An address that names a note leads to it; a note opened by hand stands in sight already.
  useEffect(() => {
    if (first !== undefined && home !== undefined)
      setSpot((before) => before ?? { row: home, block: home });
  }, [first, home]);
  return [spot, setSpot];
}

interface SinceLinkProps {
  readonly draft: Draft;
  readonly version: TextVersion;
  readonly since: Since;
}

const SinceLink = ({ draft, version, since }: SinceLinkProps): ReactElement => {
  const { t } = useTranslation('read');
  return (
    <Link href={`${compareHref(draft.id)}?a=${since.version}&b=${version}`}>
      {t(`since.${since.why}`, { number: since.version })}
    </Link>
  );
};
