/** One passage that was found: what it is, its words with what was asked for marked, and the way there. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../parts/link.tsx';
import { useNames } from '../api/directory.ts';
import type { SearchFound } from '../api/search.ts';
import { useLanguage } from '../words/i18n.ts';
import { hrefOfFound } from './found.ts';

export function Passage({ found }: { readonly found: SearchFound }): ReactElement {
  const spoken = useLanguage();
  const { lang, passage } = found;
  return (
    <li className="found">
      <Link href={hrefOfFound(found, spoken)} className="found-link">
        <FoundKind found={found} />
        <span className="found-words" {...(lang ? { lang } : {})}>
          {passage.map(({ text, marked }, index) =>
            marked ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: runs of one passage never change places
              <mark key={index}>{text}</mark>
            ) : (
              text
            ),
          )}
        </span>
      </Link>
    </li>
  );
}

/** What the passage is part of, in words. */
function FoundKind({ found }: { readonly found: SearchFound }): ReactElement {
  const { t } = useTranslation('search');
  const { shortOf } = useNames();
  const { kind, lang, place } = found;
  const number = place.amendment ?? place.version ?? place.comment ?? place.item ?? 0;
  const name = place.agency === undefined ? '' : shortOf(place.agency);
  return (
    <span className="found-kind">
      {t(`found.${kind}`, { number, name })}
      {lang && ` · ${t(`languages.${lang}`)}`}
    </span>
  );
}
