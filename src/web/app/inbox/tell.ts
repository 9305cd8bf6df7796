/** The rows of the inbox in words: what is to be done, what it is about, by when. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { sayList } from '../../format/list.ts';
import { sayRelative } from '../../format/relative.ts';
import { sayTerm } from '../../format/when.ts';
import { useNames } from '../api/directory.ts';
import type { InboxRow } from '../api/inbox.ts';
import { useLanguage } from '../words/i18n.ts';

const agenciesShown = 3;
const quoteCharacters = 90;

export interface Teller {
  /** What is to be done, waited for, or was done. */
  readonly act: (row: InboxRow) => string;
  /** What tells it from its neighbours, in few words each. */
  readonly facts: (row: InboxRow) => readonly string[];
  /** How soon or how long ago it is due; null where no term runs. */
  readonly near: (row: InboxRow, now: string) => string | null;
  /** The due instant whole, with its hour; null where no term runs. */
  readonly due: (row: InboxRow) => string | null;
  readonly who: (row: InboxRow) => string;
  /** In whose place it is to be done and until when; null for one's own. */
  readonly inPlace: (row: InboxRow) => string | null;
}

export function useTeller(): Teller {
  const { t } = useTranslation('inbox');
  const lang = useLanguage();
  const { shortOf } = useNames();
  return useMemo(() => {
    const who = ({ agencies }: InboxRow) => {
      const names = agencies.slice(0, agenciesShown).map(shortOf);
      const more = agencies.length - agenciesShown;
      return more > 0 ? `${names.join(', ')} +${more}` : sayList(names, lang);
    };
    const sayVersion = ({ since, version }: InboxRow) =>
      since === null
        ? t('version', { number: version ?? 0 })
        : t('changedSince', { number: since });
    const sayMatter = (row: InboxRow) => [
      ...(row.place ? [quote(row.place.quote)] : []),
      ...(row.stand === 'done' ? [] : [who(row)]),
    ];
    const clockOf = ({ draft }: InboxRow) => ({ lang, zone: draft.zone });
    const sayInPlace = (row: InboxRow) => {
      const { inPlace } = row;
      if (!inPlace) return [];
      const date = sayTerm(inPlace.until, clockOf(row));
      return [t('inPlace', { name: inPlace.of[lang], date })];
    };
    return {
      who,
      inPlace: (row) => sayInPlace(row)[0] ?? null,
      act: ({ stand, act, number, itemKind, count, titles }) => {
        const said = { number: number ?? count, count, step: titles?.[lang] ?? '' };
        // Every stand says each act that it can hold, and what is about items by their kind.
        return t(`${stand}.${act}` as 'turn.freeze', {
          ...said,
          ...(itemKind && { context: itemKind }),
        });
      },
      facts: (row) => {
        const said = [
          // First, since a long row is cut at its end.
          ...sayInPlace(row),
          ...(judges(row) ? [sayVersion(row)] : sayMatter(row)),
        ].filter((one) => one !== '');
        return said.length > 0 ? said : [shortOf(row.draft.owner)];
      },
      near: (row, now) => (row.due === null ? null : sayRelative(row.due, now, clockOf(row))),
      due: (row) => (row.due === null ? null : sayTerm(row.due, clockOf(row))),
    };
  }, [t, lang, shortOf]);
}

const quote = (words: string): string =>
  words.length > quoteCharacters ? `«${words.slice(0, quoteCharacters)}…»` : `«${words}»`;

/** True for a row that is dealt with by an answer of one's own body. */
export const judges = ({ stand, act }: InboxRow): boolean =>
  stand === 'turn' && (act === 'verdict' || act === 'position');
