/** S12 at its own address: the form for those who answer for a body, and for everybody what it has answered. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayInstant } from '../../format/when.ts';
import { Chip } from '../../parts/chip.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useNames } from '../api/directory.ts';
import { type Draft, draftQuery } from '../api/drafts.ts';
import { raisedQuery, type Signoff, signoffsQuery } from '../api/signoffs.ts';
import { looks } from '../approvals/looks.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { approvalsHref, textHref } from '../links.ts';
import { zone } from '../place.ts';
import { useWho } from '../record/names.ts';
import { useSeat } from '../verdict/seat.ts';
import { VerdictForm } from '../verdict/verdict-form.tsx';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/drafts/$id/approvals/$agency')({ component: Verdict });

function Verdict(): ReactElement {
  const { t } = useTranslation('verdict');
  const lang = useLanguage();
  const { id, agency } = useParams({ from: '/drafts/$id/approvals/$agency' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  const { nameOf } = useNames();
  const seat = useSeat(id, agency);
  return (
    <Screen title={`${t('title', { agency: nameOf(agency) })} · ${draft.titles[lang]}`} hidesTitle>
      <p className="verdict-place">
        <Link href={approvalsHref(id)}>{t('sent.board')}</Link>
        <b>{nameOf(agency)}</b>
      </p>
      {seat && <VerdictForm draft={draft} agency={agency} />}
      <Answers draft={draft} agency={agency} />
    </Screen>
  );
}

interface AnswersProps {
  readonly draft: Draft;
  readonly agency: string;
}

/** Everything a body has answered, newest first, each bound to its version's hash. */
function Answers({ draft, agency }: AnswersProps): ReactElement {
  const { t } = useTranslation('verdict');
  const { data, error, isLoading } = useQuery(signoffsQuery(draft.id));
  const own = (data ?? [])
    .map((signoff, index) => ({ signoff, number: index + 1 }))
    .filter(({ signoff }) => signoff.agency === agency)
    .reverse();
  return (
    <section className="overview-part verdict-answers">
      <h2>{t('past.title')}</h2>
      {isLoading && <Skeleton label={t('reading.opening')} rows={3} />}
      {error && <Failure error={error} />}
      {data && own.length === 0 && (
        <EmptyState title={t('past.none')}>{t('past.noneText')}</EmptyState>
      )}
      {own.map(({ signoff, number }) => (
        <AnswerView key={number} draft={draft} signoff={signoff} number={number} />
      ))}
    </section>
  );
}

interface AnswerViewProps {
  readonly draft: Draft;
  readonly signoff: Signoff;
  /** Its number among all verdicts on the draft. */
  readonly number: number;
}

function AnswerView({ draft, signoff, number }: AnswerViewProps): ReactElement {
  const { t } = useTranslation('verdict');
  const { t: inDraft } = useTranslation('draft');
  const lang = useLanguage();
  const who = useWho(draft.id);
  const { data: raised = [] } = useQuery(raisedQuery(draft.id, lang));
  const items = signoff.items.flatMap((item) => raised[item - 1] ?? []);
  const statement = `/api/drafts/${encodeURIComponent(draft.id)}/signoffs/${number}/statement`;
  return (
    <article className="verdict-answer">
      <h3>
        <Chip {...looks[signoff.verdict]}>{t(`answers.${signoff.verdict}`)}</Chip>{' '}
        <Link href={textHref(draft.id, signoff.version)}>
          {inDraft('version', { number: signoff.version })}
        </Link>
      </h3>
      <p className="field-hint">
        {who(signoff.by)}, {sayInstant(signoff.at, { lang, zone })}
      </p>
      {signoff.withdrawn && (
        <p className="quiet">{t('past.withdrawn', { reason: signoff.withdrawn.reason })}</p>
      )}
      {signoff.note && <p className="verdict-note">{signoff.note}</p>}
      {items.length > 0 && (
        <ol className="verdict-points">
          {items.map((item) => (
            <li key={item.item} className="point">
              <b>{t(`kinds.${item.fundamental ? 'fundamental' : item.kind}`)}</b>
              <blockquote lang={item.lang}>{item.quote}</blockquote>
              <p>{item.reason}</p>
              {item.answer && (
                <p className="field-hint">
                  {t('past.reply')}: {item.answer.reason}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      <p className="field-hint">
        {t('past.hash')} <code className="hash">{signoff.hash}</code>
        {signoff.statement && (
          <>
            {' '}
            <a href={statement}>{t('past.statement')}</a>
          </>
        )}
      </p>
    </article>
  );
}
