/** Which other amendments are about the same, and what would become of them if this one were adopted. */
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { collisionsQuery, ifAdoptedQuery } from '../api/desk.ts';
import { useNames } from '../api/directory.ts';
import { triageHref } from '../links.ts';
import { Line } from './card.tsx';
import { isOpen, type Placed } from './columns.ts';
import { type Relation, relationsOf } from './relations.ts';
import type { Triage } from './triage.ts';

interface CompanyProps {
  readonly triage: Triage;
  readonly placed: Placed;
}

export function Company({ triage, placed: { card } }: CompanyProps): ReactElement | null {
  const { t } = useTranslation('triage');
  const { draft, placed, desk } = triage;
  const { data: collisions } = useQuery({
    ...collisionsQuery(draft.id),
    enabled: card.group !== null,
  });
  const relations = useMemo(
    () => (collisions ? relationsOf(collisions, card.amendment) : null),
    [collisions, card.amendment],
  );
  const isAsked = desk !== null && isOpen(card);
  const fates = useFates(draft.id, card.amendment, isAsked);
  const others = placed.filter(
    (one) =>
      one.card.amendment !== card.amendment &&
      (relations?.has(one.card.amendment) ||
        fates?.has(one.card.amendment) ||
        (card.group !== null && one.card.group === card.group)),
  );
  if (card.group !== null && !relations) return <Skeleton label={t('opening')} rows={3} />;
  if (others.length === 0) return null;
  const alike = others.flatMap((one) =>
    relations?.get(one.card.amendment) === 'identical' && isOpen(one.card)
      ? one.card.amendment
      : [],
  );
  return (
    <section>
      <h3>{isAsked ? t('company.title', { number: card.amendment }) : t('company.titleRead')}</h3>
      {isAsked && <Stuck id={draft.id} number={card.amendment} />}
      {isAsked && alike.length > 0 && (
        <p className="triage-ways">
          <Button onPress={() => triage.show({ open: [card.amendment, ...alike].join(',') })}>
            {t('company.alike', { count: alike.length + 1 })}
          </Button>
        </p>
      )}
      <ul className="triage-company">
        {others.map((one) => (
          <Other
            key={one.card.amendment}
            triage={triage}
            placed={one}
            relation={relations?.get(one.card.amendment)}
            fate={fates?.get(one.card.amendment)}
          />
        ))}
      </ul>
    </section>
  );
}

type Fate = 'contained' | 'moot' | 'needs-author';

/** Of those whose fate would be another than it is without this one; null until it is known. */
function useFates(id: string, number: number, isAsked: boolean): ReadonlyMap<number, Fate> | null {
  const { data: now } = useQuery({ ...ifAdoptedQuery(id, []), enabled: isAsked });
  const { data: then } = useQuery({ ...ifAdoptedQuery(id, [number]), enabled: isAsked });
  return useMemo(() => {
    if (!now || !then) return null;
    const before = new Map(now.fates.map(({ amendment, fate }) => [amendment, fate]));
    return new Map(
      then.fates.flatMap(({ amendment, fate }): [number, Fate][] =>
        fate === 'unaffected' || fate === 'carried' || before.get(amendment) === fate
          ? []
          : [[amendment, fate]],
      ),
    );
  }, [now, then]);
}

/** Said where it cannot be adopted as it is written at all. */
function Stuck({ id, number }: { readonly id: string; readonly number: number }) {
  const { t } = useTranslation('triage');
  const { data } = useQuery(ifAdoptedQuery(id, [number]));
  if (!data || data.unapplied.length === 0) return null;
  return (
    <Banner kind="warning" title={t('company.stuck')}>
      <p>{t('company.stuckText')}</p>
    </Banner>
  );
}

interface OtherProps {
  readonly triage: Triage;
  readonly placed: Placed;
  readonly relation: Relation | undefined;
  readonly fate: Fate | undefined;
}

function Other({ triage: { draft, shown }, placed, relation, fate }: OtherProps): ReactElement {
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
      <p className="triage-marks">
        {fate && (
          <Chip tone={fate === 'contained' ? 'good' : 'warn'}>{t(`company.fates.${fate}`)}</Chip>
        )}
        {relation && <Chip tone="move">{t(`company.relations.${relation}`)}</Chip>}
      </p>
    </li>
  );
}
