/** What an amendment changes where it stands: each change between what comes before and after it in its version. */
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import type { Change } from '../../../domain/text/change.ts';
import { parseText } from '../../../domain/text/identity.ts';
import { Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import type { AmendmentDetails } from '../api/amendments.ts';
import type { Draft } from '../api/drafts.ts';
import { versionTextsQuery } from '../api/texts.ts';
import { amendHref, textHref } from '../links.ts';
import { Drawn } from '../reading/drawn.tsx';
import { layRows, type Row } from '../reading/rows.ts';
import { useSession } from '../session.ts';
import { ChangeLines } from './change-list.tsx';
import { mayAmend } from './may-amend.ts';

interface InContextProps {
  readonly draft: Draft;
  readonly amendment: AmendmentDetails;
  readonly lang: Language;
}

export function InContext({ draft, amendment, lang }: InContextProps): ReactElement {
  const { t } = useTranslation('amendment');
  const session = useSession();
  const { data: docs } = useQuery(versionTextsQuery(draft.id, amendment.version));
  const rows = useMemo(
    () => (docs?.[lang] === undefined ? null : layRows([lang, parseText(docs[lang])])),
    [docs, lang],
  );
  const changes = (amendment.diffs[lang] ?? []) as unknown as readonly Change[];
  const places = useMemo(() => (rows ? placeChanges(rows, changes) : null), [rows, changes]);
  if (!places) return <Skeleton label={t('opening')} rows={5} />;
  return (
    <div className="amendment-context">
      {places.map(({ at, before, after, changes: own }) => (
        <div key={at} className="amendment-place">
          {before && <Beside row={before} lang={lang} label={t('text.before')} />}
          <div className="amendment-change">
            {own.map((change, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the changes of one diff never change places
              <ChangeLines key={index} change={change} lang={lang} />
            ))}
          </div>
          {after && <Beside row={after} lang={lang} label={t('text.after')} />}
          <p className="amendment-ways">
            <Link href={textHref(draft.id, amendment.version, at)}>{t('text.read')}</Link>
            {mayAmend(session, draft) && (
              <Link href={amendHref(draft.id, at)}>{t('proposeOwn')}</Link>
            )}
          </p>
        </div>
      ))}
    </div>
  );
}

interface Placed {
  /** The row of the version it is in, or behind. */
  readonly at: string;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
  readonly changes: Change[];
}

/** The changes gathered by the row they are in; one that comes is in the row it comes behind. */
function placeChanges(rows: readonly Row[], changes: readonly Change[]): readonly Placed[] {
  const rowOf = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    if (!rowOf.has(row.id)) rowOf.set(row.id, index);
    if (row.isTitle) continue;
    for (const node of Object.values(row.nodes))
      node?.descendants(({ attrs }) => {
        if (typeof attrs.id === 'string') rowOf.set(attrs.id, index);
      });
  }
  const placed = new Map<number, Placed>();
  for (const change of changes) {
    const own = rowOf.get(change.block);
    const behind =
      own ?? ('to' in change ? rowOf.get(change.to.previous ?? change.to.parent ?? '') : undefined);
    const index = behind ?? 0;
    const isBehind = own === undefined;
    const found = placed.get(index) ?? {
      at: rows[index]?.id ?? '',
      before: rows[isBehind ? index : index - 1],
      after: rows[index + 1],
      changes: [],
    };
    found.changes.push(change);
    placed.set(index, found);
  }
  return [...placed.entries()].sort(([a], [b]) => a - b).map(([, one]) => one);
}

interface BesideProps {
  readonly row: Row;
  readonly lang: Language;
  readonly label: string;
}

/** A row that stays as it is. */
function Beside({ row, lang, label }: BesideProps): ReactElement | null {
  const node = row.nodes[lang];
  if (!node) return null;
  return (
    <div className="amendment-beside document">
      <span className="visually-hidden">{label}</span>
      {row.isTitle ? (
        <p className="amendment-title" lang={lang}>
          <Drawn node={node} lang={lang} inside />
        </p>
      ) : (
        <Drawn node={node} lang={lang} />
      )}
    </div>
  );
}
