/** The amendments in the order of the text, those about the same place in one bracket. */
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../parts/link.tsx';
import { useNames } from '../api/directory.ts';
import { triageHref } from '../links.ts';
import { useLanguage } from '../words/i18n.ts';
import { Line, Marks } from './card.tsx';
import { type Placed, sectionOf } from './columns.ts';
import type { Triage } from './triage.ts';

interface PlaceListProps {
  readonly triage: Triage;
  /** In the order of the text. */
  readonly chosen: readonly Placed[];
}

export function PlaceList({ triage, chosen }: PlaceListProps): ReactElement {
  const { t } = useTranslation('triage');
  const lang = useLanguage();
  const sections = useMemo(() => {
    const found = new Map<string, Placed[]>();
    for (const one of chosen) {
      const section = sectionOf(one.card, lang);
      const name = section ? section.title || String(section.number) : t('noSection');
      found.set(name, [...(found.get(name) ?? []), one]);
    }
    return [...found];
  }, [chosen, lang, t]);
  return (
    <div className="triage-places">
      {sections.map(([name, here]) => (
        <section key={name}>
          <h2>{name}</h2>
          {bracket(here).map((group) => (
            <Bracket key={group[0]?.card.amendment} triage={triage} group={group} />
          ))}
        </section>
      ))}
    </div>
  );
}

/** Neighbours of one group together, all others by themselves. */
function bracket(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const groups: Placed[][] = [];
  for (const one of placed) {
    const last = groups.at(-1);
    const isOne = one.card.group !== null && last?.[0]?.card.group === one.card.group;
    if (isOne) last?.push(one);
    else groups.push([one]);
  }
  return groups;
}

interface BracketProps {
  readonly triage: Triage;
  readonly group: readonly Placed[];
}

function Bracket({ triage, group }: BracketProps): ReactElement {
  const { t } = useTranslation('triage');
  const isGroup = group.length > 1;
  return (
    <div className={isGroup ? 'triage-bracket' : undefined}>
      {isGroup && <p className="triage-bracket-name">{t('onePlace', { count: group.length })}</p>}
      <ul>
        {group.map((one) => (
          <Entry key={one.card.amendment} triage={triage} placed={one} />
        ))}
      </ul>
    </div>
  );
}

interface EntryProps {
  readonly triage: Triage;
  readonly placed: Placed;
}

function Entry({ triage: { draft, shown }, placed }: EntryProps): ReactElement {
  const { t } = useTranslation('triage');
  const { shortOf } = useNames();
  const { card } = placed;
  return (
    <li className="triage-entry">
      <p className="triage-card-head">
        <Link href={triageHref(draft.id, { ...shown, open: card.amendment })}>
          {t('number', { number: card.amendment })}
        </Link>{' '}
        <span>{shortOf(card.by.organisation)}</span>
      </p>
      <Line card={card} />
      <Marks placed={placed} />
    </li>
  );
}
