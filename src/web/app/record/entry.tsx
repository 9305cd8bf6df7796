/** One entry of the record: what happened, who did it and when, its number and fingerprint, and where it leads. */
import { lazy, type ReactElement, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Author, Recorded } from '../../../domain/draft/event.ts';
import type { Summary } from '../../../domain/draft/summary.ts';
import { languages } from '../../../domain/language.ts';
import { sayTime } from '../../format/when.ts';
import { Link } from '../../parts/link.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import { compareHref, textHref } from '../links.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import { placeOf, type Raised, reasonOf } from './record.ts';
import { type Names, tell } from './tell.ts';

/** So many digits of a fingerprint are shown; the whole stands in the file. */
const shownDigits = 10;

const Difference = lazy(async () => ({
  default: (await import('../verdict/runs.tsx')).Difference,
}));

interface EntryProps {
  readonly entry: Recorded;
  readonly names: Names;
  readonly raised: ReadonlyMap<number, Raised>;
  readonly who: (by: Author) => string;
  /** For an entry of a summary: the one it replaced. */
  readonly summaryBefore?: Summary | undefined;
}

export function Entry({ entry, names, raised, who, summaryBefore }: EntryProps): ReactElement {
  const { t } = useTranslation('history');
  const lang = useLanguage();
  const { event, hash } = entry;
  // i18next would have all that any of the sentences takes; `tell` gives each what is its own.
  const say = t as unknown as (key: string, values?: object) => string;
  const [first, ...rest] = tell(event, names).map(([key, values]) => say(`said.${key}`, values));
  const reason = reasonOf(event);
  return (
    <li
      className={`record-entry happening ${event.type === 'moved' || event.type === 'versionFrozen' ? 'happening-milestone' : ''}`}
      id={`entry-${event.seq}`}
    >
      <p className="happening-title">{first}</p>
      {rest.length > 0 && <p>{rest.join(' ')}</p>}
      {event.type === 'summarised' && summaryBefore && (
        <SummaryChange before={summaryBefore} after={event.summary} />
      )}
      {reason && (
        <blockquote className="record-reason" lang={recogniseLanguage(reason)}>
          {reason}
        </blockquote>
      )}
      <p className="happening-when">
        <time dateTime={event.at}>{sayTime(event.at, { lang, zone })}</time> · {who(event.by)}
      </p>
      <p className="record-foot">
        <a href={`#entry-${event.seq}`}>{t('entry', { seq: event.seq })}</a>
        <span className="visually-hidden">{t('fingerprint', { hash: '' })}</span>
        <code>{hash.slice(0, shownDigits)}</code>
        <Ways entry={entry} raised={raised} />
      </p>
    </li>
  );
}

/** What came and went of a summary, in each language where it changed. */
function SummaryChange({ before, after }: { readonly before: Summary; readonly after: Summary }) {
  const { t } = useTranslation('draft');
  const changed = languages.filter((lang) => before[lang] !== after[lang]);
  return (
    <Suspense fallback={null}>
      {changed.map((lang) => (
        <div key={lang} className="record-summary">
          <p className="quiet">{t(`languages.${lang}`)}</p>
          <Difference before={before[lang] ?? ''} after={after[lang] ?? ''} lang={lang} />
        </div>
      ))}
    </Suspense>
  );
}

/** To what the entry is about: the place in a version, and for a new version what it changed. */
function Ways({ entry: { event }, raised }: Pick<EntryProps, 'entry' | 'raised'>) {
  const { t } = useTranslation('history');
  const place = placeOf(event, raised);
  if (!place) return null;
  const { version, block } = place;
  const href = textHref(event.draft, version, block);
  return (
    <>
      <Link href={href}>{block ? t('place') : t('read', { number: version })}</Link>
      {event.type === 'versionFrozen' && version > 1 && (
        <Link href={`${compareHref(event.draft)}?a=${version - 1}&b=${version}`}>
          {t('compare', { number: version - 1 })}
        </Link>
      )}
    </>
  );
}
