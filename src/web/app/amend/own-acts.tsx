/** What the organisation that proposed an amendment can do with it: replace it, take it back, answer other words than its own. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { say } from '../../parts/toast.tsx';
import { type AmendmentDetails, type AuthorAct, useAuthorAct } from '../api/amendments.ts';
import { Problem } from '../api/client.ts';
import type { Draft } from '../api/drafts.ts';
import { amendShownHref } from '../links.ts';
import { Refused } from '../refusals/refused.tsx';
import { type Session, useSession } from '../session.ts';

interface OwnActsProps {
  readonly draft: Draft;
  readonly amendment: AmendmentDetails;
}

/** What its author may do now. */
function actsOf({ state, followed, rewording }: AmendmentDetails): readonly AuthorAct[] {
  if (state === 'reworded' && !rewording) return ['acceptance', 'contest'];
  return state === 'submitted' || state === 'studied' || followed?.fate === 'needs-author'
    ? ['withdrawal']
    : [];
}

const isRevisable = ({ state, followed }: AmendmentDetails): boolean =>
  state === 'submitted' || (state === 'studied' && followed?.fate === 'needs-author');

const speaksFor = (session: Session | null, organisation: string): boolean =>
  session?.acting.organisation === organisation &&
  (session.acting.role === 'partner' || session.acting.role === 'signatory');

export function OwnActs({ draft, amendment }: OwnActsProps): ReactElement | null {
  const { t } = useTranslation('amendment');
  const session = useSession();
  const [open, setOpen] = useState<AuthorAct | null>(null);
  const isOver = draft.state.kind === 'final';
  const acts = isOver && amendment.state !== 'reworded' ? [] : actsOf(amendment);
  const revises = isRevisable(amendment) && !isOver;
  if (!speaksFor(session, amendment.by.organisation) || (acts.length === 0 && !revises))
    return null;
  const needsAuthor = amendment.followed?.fate === 'needs-author';
  return (
    <section className="amendment-part amendment-acts">
      <h3>{t(acts.includes('contest') ? 'rewording.ask' : 'acts.title')}</h3>
      {acts.includes('contest') && <p>{t('rewording.askText')}</p>}
      {revises && (
        <ButtonLink
          kind={needsAuthor ? 'primary' : 'quiet'}
          icon="edit"
          href={amendShownHref(draft.id, {
            revise: amendment.amendment,
            step: 'write',
            ...blockOf(amendment),
          })}
        >
          {t(needsAuthor ? 'acts.look' : 'acts.revise')}
        </ButtonLink>
      )}
      {acts.map((act) => (
        <Button
          key={act}
          kind={act === 'acceptance' ? 'primary' : 'quiet'}
          onPress={() => setOpen(act)}
        >
          {t(`acts.${act}`)}
        </Button>
      ))}
      {open && (
        <ActDialog draft={draft} amendment={amendment} act={open} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

/** The first block it is about, where one begins to write again. */
function blockOf({ affected }: AmendmentDetails): { readonly block?: string } {
  const [block] = Object.values(affected.blocks).flat();
  return block === undefined ? {} : { block };
}

interface ActDialogProps extends OwnActsProps {
  readonly act: AuthorAct;
  readonly onClose: () => void;
}

/** What it does is said once more before anything is sent. */
function ActDialog({ draft, amendment, act, onClose }: ActDialogProps): ReactElement {
  const { t } = useTranslation('amendment');
  const { t: part } = useTranslation('parts');
  const [reason, setReason] = useState('');
  const { tellAsync, isPending, error } = useAuthorAct(draft.id, amendment.amendment);
  const lacksReason = error instanceof Problem && error.code === 'reason-required';
  const send = async () => {
    await tellAsync({ act, reason });
    onClose();
    say(t('acts.done'));
  };
  return (
    <Dialog
      title={t(`acts.${act}`)}
      closeLabel={part('close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" isDisabled={isPending} onPress={() => void send().catch(() => {})}>
            {t('acts.send')}
          </Button>
          <Button onPress={onClose}>{t('acts.cancel')}</Button>
        </>
      }
    >
      {!lacksReason && (
        <Refused
          error={error}
          title={t('acts.refused')}
          own={t('acts.codes', { returnObjects: true })}
        />
      )}
      <p>{t(`acts.${act}Text`)}</p>
      <TextArea
        label={t('acts.reason')}
        hint={t('acts.reasonHint')}
        error={lacksReason ? t('acts.reasonNeeded') : undefined}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
}
