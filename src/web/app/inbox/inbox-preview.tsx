/**
 * One row of the inbox with what is needed to deal with it: facts, and the way there. A verdict is given
 * in place, by the same form as everywhere.
 */
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayInstant } from '../../format/when.ts';
import { Chip } from '../../parts/chip.tsx';
import { ButtonLink, Link } from '../../parts/link.tsx';
import { type Definition, DefinitionList } from '../../parts/lists.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { draftQuery } from '../api/drafts.ts';
import type { InboxRow } from '../api/inbox.ts';
import { Failure } from '../frame/failure.tsx';
import { historyHref, overviewHref } from '../links.ts';
import { useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { goOf } from './row-href.ts';
import { judges, useTeller } from './tell.ts';

const VerdictForm = lazy(async () => ({
  default: (await import('../verdict/verdict-form.tsx')).VerdictForm,
}));

interface InboxPreviewProps {
  readonly row: InboxRow;
  /** It was gone into by hand: a form takes the focus. */
  readonly isEntered: boolean;
}

/** Drawn anew for each row: what was new when it was opened is said until another one is. */
export function InboxPreview({ row: shown, isEntered }: InboxPreviewProps): ReactElement {
  const { t } = useTranslation('inbox');
  const lang = useLanguage();
  const teller = useTeller();
  const organisation = useSession()?.acting.organisation ?? '';
  const [row] = useState(shown);
  const { stand, draft, group, seenAt, news, place, version } = row;
  const clock = { lang, zone: draft.zone };
  const { go, href } = goOf(row, organisation);
  const answers = judges(row);
  const [due, who] = [teller.due(row), teller.who(row)];
  const facts: readonly Definition[] = [
    { name: t('draft'), value: <Link href={overviewHref(draft.id)}>{draft.titles[lang]}</Link> },
    // The form says its own term, and how it was counted.
    ...(due && !answers ? [{ name: t('due'), value: due }] : []),
    { name: t('since'), value: sayInstant(row.at, clock) },
    ...(who ? [{ name: t('who'), value: who }] : []),
  ];
  return (
    <>
      <h2 tabIndex={-1} className="inbox-head">
        {teller.act(row)}
      </h2>
      <p className="inbox-chips">
        {group === 'overdue' && (
          <Chip tone="bad" icon="clock">
            {t('groups.overdue')}
          </Chip>
        )}
        {version !== null && <Chip>{t('version', { number: version })}</Chip>}
        {row.since !== null && <Chip tone="move">{t('changedSince', { number: row.since })}</Chip>}
        {row.inPlace && <Chip icon="person">{teller.inPlace(row)}</Chip>}
      </p>
      <DefinitionList entries={facts} />
      {place && (
        <blockquote className="inbox-quote" lang={place.lang}>
          {place.quote}
        </blockquote>
      )}
      {news > 0 && seenAt !== null && (
        <p className="inbox-news">
          <Link href={historyHref(draft.id)}>
            {t('newsSince', { count: news, date: sayInstant(seenAt, clock) })}
          </Link>
        </p>
      )}
      <p className="inbox-go">
        <ButtonLink kind={answers ? 'plain' : stand === 'turn' ? 'primary' : 'quiet'} href={href}>
          {t(`go.${go}`)}
        </ButtonLink>
      </p>
      {answers && <Answer id={draft.id} agency={organisation} takesFocus={isEntered} />}
    </>
  );
}

interface AnswerProps {
  readonly id: string;
  readonly agency: string;
  readonly takesFocus: boolean;
}

/** The answer itself, beside what changed for whoever gives it. */
function Answer({ id, agency, takesFocus }: AnswerProps): ReactElement {
  const { t } = useTranslation('inbox');
  const { data: draft, error } = useQuery(draftQuery(id));
  const loading = <Skeleton label={t('opening')} rows={6} />;
  if (error) return <Failure error={error} />;
  if (!draft) return loading;
  return (
    <Suspense fallback={loading}>
      <VerdictForm draft={draft} agency={agency} takesFocus={takesFocus} />
    </Suspense>
  );
}
