/** What the reader may do about a point now: answer it, take its words, take it back, stand by it, override it. */
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mover } from '../../../domain/workflow/workflow.ts';
import { Button } from '../../parts/button.tsx';
import { type Amendment, amendmentsQuery } from '../api/amendments.ts';
import type { Draft } from '../api/drafts.ts';
import { eventsQuery } from '../api/events.ts';
import { draftsFor, type Session, useSession } from '../session.ts';
import { ActForm } from './act-form.tsx';
import { endOf, type Point } from './points.ts';

export type Act = 'wording' | 'answer' | 'upholding' | 'withdrawal' | 'override';

/** What ends a point is never the button that stands out. */
const endsIt: readonly Act[] = ['withdrawal', 'override'];

interface ActsProps {
  readonly draft: Draft;
  readonly point: Point;
}

export function Acts({ draft, point }: ActsProps): ReactElement | null {
  const { t } = useTranslation('objections');
  const session = useSession();
  const [open, setOpen] = useState<Act | null>(null);
  const amendment = useWording(draft, point);
  const overrides = useOverride(draft, session);
  const acts = actsOf(draft, point, { session, overrides, takes: amendment !== undefined });
  if (open)
    return (
      <ActForm
        key={open}
        draft={draft}
        point={point}
        act={open}
        amendment={amendment?.amendment}
        onClose={() => setOpen(null)}
      />
    );
  if (acts.length === 0) return null;
  const waits = amendment !== undefined && !acts.includes('wording') && acts.includes('answer');
  return (
    <section className="point-part">
      <h3>{t('acts.title')}</h3>
      {waits && <p className="field-hint">{t('acts.wordingLater')}</p>}
      <p className="point-acts">
        {acts.map((act, index) => (
          <Button
            key={act}
            kind={index === 0 && !endsIt.includes(act) ? 'primary' : 'quiet'}
            onPress={() => setOpen(act)}
          >
            {t(`acts.${act}`)}
          </Button>
        ))}
      </p>
    </section>
  );
}

/** The amendment by which the proposed words are still to be decided. */
function useWording({ id }: Draft, { item, wording }: Point): Amendment | undefined {
  const { data = [] } = useQuery({ ...amendmentsQuery(id), enabled: wording !== undefined });
  return data.find(
    (one) => one.item === item && (one.state === 'submitted' || one.state === 'studied'),
  );
}

/** True where the draft's own workflow lets whoever acts override what stands. */
function useOverride({ id, owner }: Draft, session: Session | null): boolean {
  const { data: log } = useQuery({ ...eventsQuery(id), enabled: session !== null });
  const created = log?.[0]?.event;
  if (!session || created?.type !== 'created') return false;
  const { role, organisation } = session.acting;
  const isMover = (mover: Mover): boolean => {
    if (mover === 'drafter') return draftsFor(session, owner);
    if (mover === 'coordinator') return role === 'coordinator';
    return role === 'signatory' && organisation === mover.agency;
  };
  return created.workflow.override?.by.some(isMover) ?? false;
}

interface Rights {
  readonly session: Session | null;
  readonly overrides: boolean;
  /** Its words are still to be decided. */
  readonly takes: boolean;
}

/** The server decides; this only does not offer what it would refuse. */
function actsOf(draft: Draft, point: Point, { session, overrides, takes }: Rights): readonly Act[] {
  const { withdrawn, settled, overridden, answer, upheld, agency } = point;
  if (!session || draft.state.kind === 'final' || withdrawn || settled || overridden) return [];
  const acts: Act[] = [];
  if (draftsFor(session, draft.owner)) {
    const stands = endOf(point) === null && answer?.answer !== 'accepted';
    if (takes && stands && draft.state.kind === 'drafting') acts.push('wording');
    if (!answer || upheld) acts.push('answer');
  }
  if (session.acting.organisation === agency && session.acting.role === 'signatory') {
    if (answer && !upheld && !endOf(point)) acts.push('upholding');
    acts.push('withdrawal');
  }
  if (overrides && !endOf(point)) acts.push('override');
  return acts;
}
