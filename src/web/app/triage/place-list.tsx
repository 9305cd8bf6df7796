/** The amendments in the order of the text, those about the same place in one bracket. */
import { memo, type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../parts/link.tsx';
import { useNames } from '../api/directory.ts';
import { triageHref } from '../links.ts';
import { Slot } from '../reading/windowed.tsx';
import { useLanguage } from '../words/i18n.ts';
import { Line, Marks } from './card.tsx';
import { type Placed, sectionOf } from './columns.ts';
import { Box, isChoosable } from './together.tsx';
import type { Triage } from './triage.ts';
import { useChoosing } from './use-choosing.ts';

const drawnTogether = 20;
/** About how high an amendment is, in pixels. */
const entryHeight = 150;

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
      {sections.map(([name, here], index) => (
        <section key={name}>
          <h2>{name}</h2>
          {gather(bracket(here)).map((brackets, at) => (
            <Slot
              key={brackets[0]?.[0]?.card.amendment}
              height={brackets.flat().length * entryHeight}
              isForced={index === 0 && at === 0}
              draw={() =>
                brackets.map((group) => (
                  <Bracket key={group[0]?.card.amendment} triage={triage} group={group} />
                ))
              }
            />
          ))}
        </section>
      ))}
    </div>
  );
}

/** Brackets of some twenty amendments each: what is far from the window is not drawn. */
function gather(brackets: readonly (readonly Placed[])[]): readonly (readonly Placed[])[][] {
  const gathered: (readonly Placed[])[][] = [];
  for (const one of brackets) {
    const last = gathered.at(-1);
    if (last && last.flat().length < drawnTogether) last.push(one);
    else gathered.push([one]);
  }
  return gathered;
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
  const { draft, shown, desk, selected } = triage;
  const choose = useChoosing(triage);
  const isGroup = group.length > 1;
  return (
    <div className={isGroup ? 'triage-bracket' : undefined}>
      {isGroup && <p className="triage-bracket-name">{t('onePlace', { count: group.length })}</p>}
      <ul>
        {group.map((one) => (
          <Entry
            key={one.card.amendment}
            placed={one}
            href={triageHref(draft.id, { ...shown, open: one.card.amendment })}
            isChosen={selected.has(one.card.amendment)}
            onChoose={desk && isChoosable(one) ? choose : null}
          />
        ))}
      </ul>
    </div>
  );
}

interface EntryProps {
  readonly placed: Placed;
  readonly href: string;
  readonly isChosen: boolean;
  /** Null where it cannot be chosen. */
  readonly onChoose: ((number: number, isChosen: boolean) => void) | null;
}

/** Drawn again only when something of its own changed, for there can be hundreds. */
const Entry = memo(({ placed, href, isChosen, onChoose }: EntryProps): ReactElement => {
  const { t } = useTranslation('triage');
  const { shortOf } = useNames();
  const { amendment: number, by } = placed.card;
  return (
    <li className="triage-entry">
      <p className="triage-card-head">
        <Link href={href}>{t('number', { number })}</Link> <span>{shortOf(by.organisation)}</span>
        {onChoose && <Box number={number} isChosen={isChosen} onChoose={onChoose} />}
      </p>
      <Line card={placed.card} />
      <Marks placed={placed} />
    </li>
  );
});
