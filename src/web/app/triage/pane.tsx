/** What is open beside the amendments: one of them with all that decides it, or several to be decided alike. */
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../parts/dialog.tsx';
import { Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import { Answer, StateChip } from '../amend/answer.tsx';
import { InContext } from '../amend/in-context.tsx';
import { languagesIn } from '../amend/proposal.ts';
import { amendmentQuery } from '../api/amendments.ts';
import { useNames } from '../api/directory.ts';
import { Failure } from '../frame/failure.tsx';
import { amendmentHref } from '../links.ts';
import { useLanguage } from '../words/i18n.ts';
import { Line } from './card.tsx';
import { isOpen, type Placed } from './columns.ts';
import { Company } from './company.tsx';
import { OutcomeForm } from './outcome-form.tsx';
import type { Triage } from './triage.ts';

interface PaneProps {
  readonly triage: Triage;
  /** Numbers, with commas. */
  readonly open: string;
}

export function Pane({ triage, open }: PaneProps): ReactElement {
  const { t } = useTranslation('triage');
  const { t: part } = useTranslation('parts');
  const numbers = useMemo(() => new Set(open.split(',').map(Number)), [open]);
  const shown = triage.placed.filter(({ card }) => numbers.has(card.amendment));
  const [only] = shown;
  const close = () => triage.show({ open: undefined });
  const title =
    shown.length === 1 && only
      ? t('pane.title', { number: only.card.amendment })
      : t('together.chosen', { count: shown.length });
  return (
    <Dialog title={title} closeLabel={part('close')} isOpen onClose={close} place="side">
      <div className="triage-pane">
        {shown.length === 0 && <Failure error={null} />}
        {shown.length === 1 && only && <One triage={triage} placed={only} onDone={close} />}
        {shown.length > 1 && <Several triage={triage} shown={shown} onDone={close} />}
      </div>
    </Dialog>
  );
}

interface OneProps {
  readonly triage: Triage;
  readonly placed: Placed;
  readonly onDone: () => void;
}

function One({ triage, placed, onDone }: OneProps): ReactElement {
  const { t } = useTranslation('triage');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const { draft, desk } = triage;
  const { amendment: number, by } = placed.card;
  const { data, error } = useQuery(amendmentQuery(draft.id, number));
  if (error) return <Failure error={error} />;
  if (!data) return <Skeleton label={t('opening')} rows={8} />;
  const langs = languagesIn(data.diffs);
  const shown = langs.find((one) => one === lang) ?? langs[0];
  return (
    <>
      <p className="triage-marks">
        <StateChip state={data.state} /> {nameOf(by.organisation)} ·{' '}
        <Link href={amendmentHref(draft.id, number)}>{t('pane.whole')}</Link>
      </p>
      {!isOpen(data) && <Answer amendment={data} lang={shown} />}
      {shown && <InContext draft={draft} amendment={data} lang={shown} />}
      <section>
        <h3>{t('pane.why')}</h3>
        <p className="triage-why" lang={recogniseLanguage(data.justification)}>
          {data.justification}
        </p>
      </section>
      <Company triage={triage} placed={placed} />
      {desk && isOpen(data) && (
        <OutcomeForm
          triage={triage}
          desk={desk}
          shown={[placed]}
          amendment={data}
          onDone={onDone}
        />
      )}
    </>
  );
}

interface SeveralProps {
  readonly triage: Triage;
  readonly shown: readonly Placed[];
  readonly onDone: () => void;
}

/** One outcome for the same reason; what needs words or parts of its own is decided by itself. */
function Several({ triage, shown, onDone }: SeveralProps): ReactElement {
  const { t } = useTranslation('triage');
  const open = shown.filter(({ card }) => isOpen(card));
  return (
    <>
      <p>{t('together.hint')}</p>
      <ul className="triage-several">
        {open.map(({ card }) => (
          <li key={card.amendment} className="triage-entry">
            <b>{t('number', { number: card.amendment })}</b>
            <Line card={card} />
          </li>
        ))}
      </ul>
      {triage.desk && open.length > 0 && (
        <OutcomeForm
          triage={triage}
          desk={triage.desk}
          shown={open}
          amendment={null}
          onDone={onDone}
        />
      )}
    </>
  );
}
