/**
 * The term of a body that owes an answer: how many working days are left, how that was counted, a longer
 * one asked for, when it was reminded; and for who may, reminding it and answering the request.
 */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayShortDate, sayTerm } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Popover } from '../../parts/popover.tsx';
import { say } from '../../parts/toast.tsx';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { type RunningTerm, useExtend, useRefuseLonger, useRemind } from '../api/terms.ts';
import { zone } from '../place.ts';
import { useRefusal } from '../refusals/use-refusal.ts';
import { draftsFor, useSession } from '../session.ts';
import { AskDialog } from '../verdict/ask-dialog.tsx';
import { useLanguage } from '../words/i18n.ts';

interface TermProps {
  readonly draft: Draft;
  readonly agency: string;
  readonly term: RunningTerm;
  readonly isLate: boolean;
}

export function Term(props: TermProps): ReactElement | null {
  const { draft, term, isLate } = props;
  const { t } = useTranslation('approvals');
  const lang = useLanguage();
  const session = useSession();
  if (term.verdict !== null) return null;
  const clock = { lang, zone };
  const keeps = draftsFor(session, draft.owner) || session?.acting.role === 'coordinator';
  const days = Math.abs(term.daysLeft ?? 0);
  const reminded = term.reminders.at(-1);
  return (
    <>
      <Popover
        label={t('computed')}
        className={`approvals-days ${isLate ? 'tone-bad' : ''}`}
        face={
          <>
            <Icon name="clock" />
            {t(isLate ? 'daysLate' : 'daysLeft', { count: days })}
          </>
        }
      >
        <p>{t('due', { date: sayTerm(term.due, clock) })}</p>
        <ul className="term-days">
          {(term.computation?.say ?? []).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Popover>
      {reminded && (
        <span className="field-hint">
          {t('reminded', { date: sayShortDate(reminded.at, clock) })}
        </span>
      )}
      {term.silence?.deemed && (
        <span className="field-hint">{t('deemedBy', { act: term.silence.deemed.act })}</span>
      )}
      <Longer {...props} keeps={keeps} />
      {keeps && draft.round && <Remind {...props} />}
    </>
  );
}

function Remind({ draft, agency }: TermProps): ReactElement {
  const { t } = useTranslation('approvals');
  const sayRefusal = useRefusal();
  const { shortOf } = useNames();
  const { tellAsync, isPending, error } = useRemind(draft.id);
  const remind = () =>
    tellAsync(agency).then(
      () => say(t('remindDone', { name: shortOf(agency) })),
      // The refusal stands below the button.
      () => {},
    );
  return (
    <span className="approvals-acts">
      <Button
        kind="plain"
        icon="bell"
        isDisabled={isPending}
        aria-label={t('remindWhom', { name: shortOf(agency) })}
        onPress={() => void remind()}
      >
        {t('remind')}
      </Button>
      {error && (
        <span className="field-error" role="alert">
          {sayRefusal(error)}
        </span>
      )}
    </span>
  );
}

/** A longer term that is asked for, was given or refused. */
function Longer({
  draft,
  agency,
  term,
  keeps,
}: TermProps & { readonly keeps: boolean }): ReactElement | null {
  const { t } = useTranslation('approvals');
  const { shortOf } = useNames();
  const [open, setOpen] = useState<'extend' | 'refuse' | null>(null);
  const extend = useExtend(draft.id, agency);
  const refuse = useRefuseLonger(draft.id, agency);
  const last = term.extensions.at(-1);
  if (!last) return null;
  if (last.granted)
    return (
      <span className="field-hint">{t('longer.granted', { count: last.granted.workingDays })}</span>
    );
  if (last.refused) return <span className="field-hint">{t('longer.refused')}</span>;
  const asked = last.asked;
  if (!asked) return null;
  return (
    <span className="approvals-acts">
      <span className="field-hint">
        {t('longer.asked', { count: asked.workingDays })}: {asked.reason}
      </span>
      {keeps && (
        <>
          <Button onPress={() => setOpen('extend')}>{t('longer.extend')}</Button>
          <Button kind="plain" onPress={() => setOpen('refuse')}>
            {t('longer.refuse')}
          </Button>
        </>
      )}
      {open === 'extend' && (
        <AskDialog
          title={t('longer.extendTitle', { name: shortOf(agency) })}
          text={asked.reason}
          go={t('longer.extend')}
          done={t('longer.extendDone')}
          days={asked.workingDays}
          send={extend.tellAsync}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'refuse' && (
        <AskDialog
          title={t('longer.refuseTitle', { name: shortOf(agency) })}
          text={asked.reason}
          go={t('longer.refuse')}
          done={t('longer.refuseDone')}
          send={({ reason }) => refuse.tellAsync({ reason })}
          onClose={() => setOpen(null)}
        />
      )}
    </span>
  );
}
