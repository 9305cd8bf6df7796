/** An amendment in short: what it would do to the text, why, who stands behind it, how it was decided. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayShortDate } from '../../format/when.ts';
import { Link } from '../../parts/link.tsx';
import { DefinitionList } from '../../parts/lists.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import { useNames } from '../api/directory.ts';
import { instructionQuery } from '../api/threads.ts';
import { amendmentHref } from '../links.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import type { AmendmentNote } from './notes.ts';

interface AmendmentBodyProps {
  readonly draft: string;
  readonly note: AmendmentNote;
}

export function AmendmentBody({ draft, note }: AmendmentBodyProps): ReactElement {
  const { t } = useTranslation('margin');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const { amendment: number, by, at, justification, supporters, decision } = note.amendment;
  const { data, isLoading } = useQuery(instructionQuery(draft, number, lang));
  const points = data?.texts[note.lang]?.points ?? [];
  return (
    <div className="note-body">
      <p className="note-who">
        <b>{nameOf(by.organisation)}</b>{' '}
        <time dateTime={at}>{sayShortDate(at, { lang, zone })}</time>
      </p>
      {isLoading && <Skeleton label={t('opening')} rows={2} />}
      <ul className="note-points" lang={lang}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <p className="note-said" lang={recogniseLanguage(justification)}>
        {justification}
      </p>
      <DefinitionList
        entries={[
          ...(supporters.length > 0
            ? [
                {
                  name: t('supporters'),
                  value: supporters.map(({ organisation }) => nameOf(organisation)).join(', '),
                },
              ]
            : []),
          ...(decision
            ? [
                {
                  name: t(`states.${note.amendment.state}`),
                  value: <span lang={recogniseLanguage(decision.reason)}>{decision.reason}</span>,
                },
              ]
            : []),
        ]}
      />
      <p>
        <Link href={amendmentHref(draft, number)}>{t('openAmendment', { number })}</Link>
      </p>
    </div>
  );
}
