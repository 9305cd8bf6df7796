/** An agency's verdict as it stands for the version in circulation: what was signed, and what may still be done with it. */
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayInstant } from '../../format/when.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { ButtonLink, Link } from '../../parts/link.tsx';
import { useProof } from '../account/proof.tsx';
import type { Draft } from '../api/drafts.ts';
import { signoffsQuery, useContest, useWithdraw } from '../api/signoffs.ts';
import { approvalsHref, compareHref } from '../links.ts';
import { zone } from '../place.ts';
import { useWho } from '../record/names.ts';
import { useLanguage } from '../words/i18n.ts';
import { AskDialog } from './ask-dialog.tsx';
import type { Seat } from './seat.ts';

type Asked = NonNullable<Draft['round']>['participants'][number];

interface GivenProps {
  readonly draft: Draft;
  readonly seat: Seat;
  readonly asked: Asked;
  /** Begins another answer, which will replace this one. */
  readonly onAgain: () => void;
}

export function Given({ draft, seat, asked, onAgain }: GivenProps): ReactElement {
  const { t } = useTranslation('verdict');
  const { t: inDraft } = useTranslation('draft');
  const lang = useLanguage();
  const who = useWho(draft.id);
  const { data: signoffs = [] } = useQuery(signoffsQuery(draft.id));
  const { agency } = seat;
  const own = signoffs.findLast(
    (one) => one.agency === agency && one.round === draft.round?.round && !one.withdrawn,
  );
  const given = own ?? (asked.carried === undefined ? undefined : signoffs[asked.carried - 1]);
  const isCarried = own === undefined && asked.carried !== undefined;
  return (
    <section className="verdict-given">
      <Banner kind="good" title={t(`given.${asked.verdict ?? 'agree'}`)}>
        {given && (
          <p>
            {inDraft('version', { number: given.version })} · {sayInstant(given.at, { lang, zone })}{' '}
            · {who(given.by)}
          </p>
        )}
        {isCarried && <p>{t(asked.editorial ? 'given.editorial' : 'given.carried')}</p>}
      </Banner>
      {given?.note && <p className="verdict-note">{given.note}</p>}
      {isCarried && given && given.version !== draft.round?.version && (
        <p>
          <Link href={`${compareHref(draft.id)}?a=${given.version}&b=${draft.round?.version}`}>
            {t('given.compare', { version: given.version })}
          </Link>
        </p>
      )}
      {seat.does === 'give' && (
        <Acts draft={draft} seat={seat} asked={asked} isCarried={isCarried} onAgain={onAgain} />
      )}
      <p>
        <ButtonLink href={approvalsHref(draft.id)} icon="agree">
          {t('sent.board')}
        </ButtonLink>
      </p>
    </section>
  );
}

type ActsProps = GivenProps & { readonly isCarried: boolean };

/** Giving another answer, taking this one back, contesting one that was carried. */
function Acts({ draft, seat, asked, isCarried, onAgain }: ActsProps): ReactElement {
  const { t } = useTranslation('verdict');
  const [open, setOpen] = useState<'withdraw' | 'contest' | null>(null);
  const { proven, dialog } = useProof();
  const withdraw = useWithdraw(draft.id, seat.inPlaceOf?.person);
  const contest = useContest(draft.id, seat.inPlaceOf?.person);
  const close = () => setOpen(null);
  return (
    <>
      <p className="verdict-row">
        <Button onPress={onAgain}>{t('given.again')}</Button>
        {!isCarried && (
          <Button kind="danger" onPress={() => setOpen('withdraw')}>
            {t('withdraw.title')}
          </Button>
        )}
        {isCarried && asked.editorial && (
          <Button onPress={() => setOpen('contest')}>{t('contest.title')}</Button>
        )}
      </p>
      {open === 'withdraw' && (
        <AskDialog
          title={t('withdraw.title')}
          text={t('withdraw.text')}
          go={t('withdraw.go')}
          done={t('withdraw.done')}
          send={({ reason }) => proven(() => withdraw.tellAsync({ reason }))}
          onClose={close}
        />
      )}
      {open === 'contest' && (
        <AskDialog
          title={t('contest.title')}
          text={t('contest.text')}
          go={t('contest.go')}
          done={t('contest.done')}
          send={({ reason }) => proven(() => contest.tellAsync({ reason }))}
          onClose={close}
        />
      )}
      {dialog}
    </>
  );
}
