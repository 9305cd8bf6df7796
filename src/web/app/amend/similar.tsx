/** Who asks for much the same, or for the same place: to be supported in the place of asking twice. */
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { say } from '../../parts/toast.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import { amendmentsQuery, type Similar, similarQuery, useSupport } from '../api/amendments.ts';
import { useNames } from '../api/directory.ts';
import { amendmentHref } from '../links.ts';
import { Refused } from '../refusals/refused.tsx';
import { useSession } from '../session.ts';
import type { DeskState } from './desk.ts';
import { textsOf } from './proposal.ts';

const shownMax = 5;
const afterMs = 1000;

/** Asked when the writing rests. */
export function useSimilar(id: string, { composition, bases }: DeskState) {
  const { docs, version } = composition;
  const texts = useMemo(() => textsOf(docs, bases), [docs, bases]);
  const [asked, ask] = useState<{ version: number; texts: typeof texts } | null>(null);
  useEffect(() => {
    const isNothing = Object.keys(texts).length === 0;
    const timer = setTimeout(() => ask(isNothing ? null : { version, texts }), afterMs);
    return () => clearTimeout(timer);
  }, [texts, version]);
  return useQuery(similarQuery(id, asked));
}

interface SimilarListProps {
  readonly id: string;
  readonly found: readonly Similar[] | undefined;
  readonly isLoading: boolean;
  /** The number of the amendment that is written anew: it is like itself. */
  readonly own: number | null;
}

export function SimilarList({ id, found, isLoading, own }: SimilarListProps): ReactElement {
  const { t } = useTranslation('amend');
  if (isLoading) return <Skeleton label={t('similar.opening')} rows={2} />;
  const seen = new Set<number>();
  const shown = (found ?? []).filter(({ amendment }) => {
    const isNew = !seen.has(amendment) && amendment !== own;
    seen.add(amendment);
    return isNew;
  });
  if (shown.length === 0) return <p className="quiet">{t('similar.nothing')}</p>;
  return (
    <>
      <p className="field-hint">{t('similar.hint')}</p>
      <ul className="amend-similar">
        {shown.slice(0, shownMax).map((one) => (
          <SimilarOne key={one.amendment} id={id} one={one} />
        ))}
      </ul>
    </>
  );
}

function SimilarOne({ id, one }: { readonly id: string; readonly one: Similar }): ReactElement {
  const { t } = useTranslation('amend');
  const { shortOf } = useNames();
  const session = useSession();
  const { data: all = [] } = useQuery(amendmentsQuery(id));
  const { tellAsync, isPending, error } = useSupport(id);
  const amendment = all.find(({ amendment: number }) => number === one.amendment);
  const persons = amendment ? [amendment.by, ...amendment.supporters] : [];
  const isNamed = persons.some(({ person }) => person === session?.person.id);
  const support = async () => {
    await tellAsync(one.amendment);
    say(t('similar.supported', { number: one.amendment }));
  };
  return (
    <li>
      <p className="amend-similar-head">
        <Link href={amendmentHref(id, one.amendment)} target="_blank">
          {t('similar.number', { number: one.amendment })}
        </Link>{' '}
        {amendment && shortOf(amendment.by.organisation)}
      </p>
      {amendment && (
        <p className="amend-excerpt" lang={recogniseLanguage(amendment.justification)}>
          {amendment.justification}
        </p>
      )}
      <p>
        {one.blocks.length > 0 && <Chip tone="move">{t('similar.samePlace')}</Chip>}{' '}
        {one.words > 0 && (
          <Chip tone={one.words === 1 ? 'warn' : 'plain'}>
            {t(one.words === 1 ? 'similar.sameWords' : 'similar.words', {
              share: Math.round(one.words * 100),
            })}
          </Chip>
        )}
      </p>
      <Refused error={error} title={t('similar.refused')} />
      {isNamed ? (
        <p className="quiet">{t('similar.already')}</p>
      ) : (
        <Button isDisabled={isPending} onPress={() => void support().catch(() => {})}>
          {t('similar.support')}
        </Button>
      )}
    </li>
  );
}
