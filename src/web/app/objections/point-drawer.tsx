/** One point beside the table: what it says, what became of it in order, and what the reader may do about it. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../parts/chip.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Link } from '../../parts/link.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import type { Meeting } from '../api/items.ts';
import { textHref, verdictHref } from '../links.ts';
import { Excerpt } from '../record/excerpt.tsx';
import { Difference } from '../verdict/runs.tsx';
import { Acts } from './acts.tsx';
import { endLooks, stateLooks } from './looks.ts';
import { endOf, kindOf, type Point, recordOf, stateOf } from './points.ts';
import { Place } from './points-table.tsx';

interface PointDrawerProps {
  readonly draft: Draft;
  readonly point: Point;
  readonly meetings: readonly Meeting[];
  readonly onClose: () => void;
}

export function PointDrawer({ draft, point, meetings, onClose }: PointDrawerProps): ReactElement {
  const { t } = useTranslation('objections');
  const { t: part } = useTranslation('parts');
  const { t: inHistory } = useTranslation('history');
  const { nameOf } = useNames();
  const state = stateOf(point, meetings);
  const end = endOf(point);
  return (
    <Dialog
      title={inHistory(`items.${kindOf(point)}`, { number: point.item })}
      closeLabel={part('close')}
      place="side"
      isOpen
      onClose={onClose}
    >
      <div className="point-drawer">
        <p className="point-chips">
          <Chip {...stateLooks[state]}>{t(`states.${state}`)}</Chip>
          {end && <Chip {...endLooks[end.kind]}>{t(`ends.${end.kind}`)}</Chip>}
        </p>
        <p>
          <Link href={verdictHref(draft.id, point.agency)}>{nameOf(point.agency)}</Link>
        </p>
        <section className="point-part">
          <Place point={point} />
          {point.wording === undefined ? (
            <blockquote lang={point.lang}>{point.quote}</blockquote>
          ) : (
            <blockquote>
              <Difference before={point.quote} after={point.wording} lang={point.lang} />
            </blockquote>
          )}
          <p className="point-said" lang={recogniseLanguage(point.reason)}>
            {point.reason}
          </p>
          <p className="field-hint">
            <Link href={textHref(draft.id, point.version, point.block)}>{t('inText')}</Link>
            {point.watch && <> · {point.watch.say}</>}
          </p>
        </section>
        <Acts draft={draft} point={point} />
        <section className="point-part">
          <h3>{t('thread')}</h3>
          <Excerpt draft={draft.id} choose={(log) => recordOf(log, point)} />
        </section>
      </div>
    </Dialog>
  );
}
