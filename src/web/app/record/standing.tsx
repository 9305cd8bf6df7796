/** How a draft stood when a day ended: its stage, its version and the objections that stood, from the log alone. */
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../domain/draft/draft.ts';
import type { Recorded } from '../../../domain/draft/event.ts';
import { isOpenObjection } from '../../../domain/draft/judge-items.ts';
import { DateField } from '../../parts/date-field.tsx';
import { Link } from '../../parts/link.tsx';
import { DefinitionList } from '../../parts/lists.tsx';
import { textHref } from '../links.ts';
import { zone } from '../place.ts';
import { standingOn } from './record.ts';
import type { Names } from './tell.ts';

interface StandingProps {
  readonly log: readonly Recorded[];
  readonly names: Names;
  /** ISO date, or none yet. */
  readonly day: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

export function Standing({ log, names, day, onChange }: StandingProps): ReactElement {
  const { t } = useTranslation('history');
  const draft = useMemo(
    () => (day === undefined ? undefined : standingOn(log, day, zone)),
    [log, day],
  );
  const part = useRef<HTMLElement>(null);
  const [asked] = useState(day);
  // An address that asks for a day leads to its answer, also where that stands below the record.
  useEffect(() => {
    if (asked !== undefined) part.current?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  return (
    <section ref={part} className="overview-part">
      <h2>{t('standing.title')}</h2>
      <DateField
        label={t('standing.date')}
        hint={t('standing.hint')}
        words={{
          day: t('standing.day'),
          month: t('standing.month'),
          year: t('standing.year'),
        }}
        {...(day === undefined ? {} : { defaultValue: day })}
        onChange={(next) => onChange(next ?? undefined)}
      />
      <div role="status" className="record-standing">
        {draft === null && <p>{t('standing.before')}</p>}
        {draft && <Stood draft={draft} names={names} />}
      </div>
    </section>
  );
}

function Stood({ draft, names }: { readonly draft: Draft; readonly names: Names }): ReactElement {
  const { t } = useTranslation('history');
  const { t: inDraft } = useTranslation('draft');
  const version = draft.versions.at(-1)?.version;
  const objections = draft.items.filter(isOpenObjection);
  return (
    <DefinitionList
      entries={[
        { name: t('standing.state'), value: names.stateOf(draft.state) },
        {
          name: t('standing.version'),
          value:
            version === undefined ? (
              t('standing.noVersion')
            ) : (
              <Link href={textHref(draft.id, version)}>
                {inDraft('version', { number: version })}
              </Link>
            ),
        },
        {
          name: t('standing.objections'),
          value:
            objections.length === 0 ? (
              t('standing.noObjections')
            ) : (
              <ul>
                {objections.map(({ item, agency, version: on, block }) => (
                  <li key={item}>
                    <Link href={textHref(draft.id, on, block)}>{names.itemOf(item)}</Link>,{' '}
                    {names.nameOf(agency)}
                  </li>
                ))}
              </ul>
            ),
        },
        {
          name: t('standing.last'),
          value: (
            <>
              {t('entry', { seq: draft.seq })} <code>{draft.head.slice(0, 10)}</code>
            </>
          ),
        },
      ]}
    />
  );
}
