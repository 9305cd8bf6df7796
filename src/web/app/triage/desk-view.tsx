/** The merge desk: intended outcomes in their order and, beside them, the next text they come to; then the check and what was written. */
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollisionMap } from '../../../domain/amendment/collide.ts';
import { stageByDispute } from '../../../domain/amendment/desk.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink, Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { SplitView } from '../../parts/split-view.tsx';
import { type Applied, collisionsQuery, previewQuery } from '../api/desk.ts';
import { Failure } from '../frame/failure.tsx';
import { triageHref } from '../links.ts';
import { ApplyCheck } from './apply-check.tsx';
import { ApplyDone } from './apply-done.tsx';
import type { Placed } from './columns.ts';
import { DeskList } from './desk-list.tsx';
import type { Intents } from './intents.ts';
import { NextText, Unapplied } from './next-text.tsx';
import type { Triage } from './triage.ts';
import type { DeskDoor } from './use-desk.ts';

interface DeskViewProps {
  readonly triage: Triage;
  readonly desk: DeskDoor;
}

export function DeskView({ triage, desk }: DeskViewProps): ReactElement {
  const { t } = useTranslation('triage');
  const [applied, setApplied] = useState<Applied | null>(null);
  const { draft, shown, show, placed } = triage;
  const { revision, isSaving } = desk.kept;
  const { data, error, isPlaceholderData } = useQuery(
    previewQuery(draft.id, revision, shown.stage),
  );
  const entries = useMemo(() => inOrder(placed, desk.kept.intents), [placed, desk.kept.intents]);
  const listed = useMemo(
    () =>
      entries.filter(({ intent }) => shown.stage === undefined || intent?.stage === shown.stage),
    [entries, shown.stage],
  );
  const isBehind = isSaving || isPlaceholderData;
  if (applied)
    return (
      <ApplyDone
        triage={triage}
        applied={applied}
        onClose={() => {
          setApplied(null);
          show({ step: undefined });
        }}
      />
    );
  if (entries.length === 0)
    return (
      <EmptyState
        title={t('desk.empty')}
        action={<Link href={triageHref(draft.id, {})}>{t('views.board')}</Link>}
      >
        <p>{t('desk.emptyText')}</p>
      </EmptyState>
    );
  if (error) return <Failure error={error} />;
  if (!data) return <Skeleton label={t('opening')} rows={10} />;
  if (shown.step === 'check')
    return <ApplyCheck triage={triage} preview={data} isBehind={isBehind} onApplied={setApplied} />;
  return (
    <SplitView
      sideLabel={t('desk.next')}
      side={
        <div className="triage-next" aria-busy={isBehind}>
          <h2>{t('desk.next')}</h2>
          <p className="quiet" role="status">
            {isBehind ? t('desk.renewing') : t('desk.current')}
          </p>
          <NextText draft={draft} diffs={data.diffs} />
        </div>
      }
    >
      <div className="triage-desk-head">
        <Stages triage={triage} desk={desk} />
        <ButtonLink kind="primary" href={triageHref(draft.id, { ...shown, step: 'check' })}>
          {shown.stage === undefined
            ? t('desk.check')
            : t('desk.checkStage', { number: shown.stage })}
        </ButtonLink>
      </div>
      <Unapplied
        draft={draft}
        shown={shown}
        show={show}
        keeper={desk.keeper}
        unapplied={data.unapplied}
      />
      <DeskList keeper={desk.keeper} show={show} entries={listed} preview={data} />
    </SplitView>
  );
}

/** Those with an intent, in the order of the desk. */
function inOrder(placed: readonly Placed[], intents: Intents): readonly Placed[] {
  const own = new Map(placed.flatMap((one) => (one.intent ? [[one.card.amendment, one]] : [])));
  return intents.flatMap(({ amendment }) => own.get(amendment) ?? []);
}

/** Which stage is looked at, and the agreed put before the disputed. */
function Stages({ triage, desk }: DeskViewProps): ReactElement {
  const { t } = useTranslation('triage');
  const { draft, shown } = triage;
  const { data: collisions } = useQuery(collisionsQuery(draft.id));
  const stages = [...new Set(desk.kept.intents.map(({ stage }) => stage))].sort((a, b) => a - b);
  const sort = () => {
    if (collisions)
      desk.keeper.change((intents) =>
        Object.values(collisions.maps).reduce<Intents>(
          (before, map) => stageBy(before, map as unknown as CollisionMap),
          intents.map((intent) => ({ ...intent, stage: 1 })),
        ),
      );
  };
  return (
    <>
      {stages.length > 1 && (
        <nav aria-label={t('desk.stages')}>
          <ul className="filter-links">
            {[undefined, ...stages].map((stage) => (
              <li key={stage ?? 'all'}>
                <Link
                  href={triageHref(draft.id, { ...shown, stage, open: undefined })}
                  {...(shown.stage === stage ? { 'aria-current': 'true' } : {})}
                >
                  {stage === undefined ? t('desk.allStages') : t('desk.stage', { number: stage })}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Button isDisabled={!collisions} onPress={sort}>
        {t('desk.agreedFirst')}
      </Button>
    </>
  );
}

/** In the later of the stages any language asks for. */
function stageBy(intents: Intents, map: CollisionMap): Intents {
  const staged = stageByDispute(
    intents.map(({ amendment, outcome, reason, stage }) => ({ amendment, outcome, reason, stage })),
    map,
  );
  return intents.map((intent, index) => ({
    ...intent,
    stage: Math.max(intent.stage, staged[index]?.stage ?? 1),
  }));
}
