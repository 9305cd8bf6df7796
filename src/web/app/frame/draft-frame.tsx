/**
 * What stands around the screens of one draft: its bar with title, stage, version, term, whose turn
 * it is, and the one next step.
 */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Outlet, useParams, useRouterState } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayTerm } from '../../format/when.ts';
import { Chip } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { useNames } from '../api/directory.ts';
import { blockersQuery, type Draft, draftQuery } from '../api/drafts.ts';
import { dueOf, isLate, waitingFor } from '../drafts-state.ts';
import { editHref, sealHref, textHref, verdictHref } from '../links.ts';
import { nextStepFor } from '../next-step.ts';
import { zone } from '../place.ts';
import { useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { StageChip } from './stage-chip.tsx';
import { TakeStep } from './take-step.tsx';

const namesShown = 2;

export function DraftFrame(): ReactElement {
  const { id } = useParams({ from: '/drafts/$id' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  return (
    <>
      <DraftBar draft={draft} />
      <Outlet />
    </>
  );
}

function DraftBar({ draft }: { readonly draft: Draft }): ReactElement {
  const { t } = useTranslation('draft');
  const lang = useLanguage();
  const due = dueOf(draft);
  return (
    <section className="draft-bar" aria-label={draft.titles[lang]}>
      <div className="draft-bar-words">
        <p className="draft-bar-title">{draft.titles[lang]}</p>
        <ul className="draft-bar-facts">
          <li>
            <StageChip kind={draft.state.kind} name={draft.state.titles[lang]} />
          </li>
          <li>
            {draft.version ? t('version', { number: draft.version.version }) : t('noVersion')}
          </li>
          {due && (
            <li>
              <Chip tone={isLate(draft) ? 'bad' : 'plain'} icon="clock">
                {t('until', { date: sayTerm(due, { lang, zone }) })}
              </Chip>
            </li>
          )}
          <li>
            <WaitingFor draft={draft} />
          </li>
        </ul>
      </div>
      <NextStepButton draft={draft} />
    </section>
  );
}

/** The one primary button of the screens of a draft. */
function NextStepButton({ draft }: { readonly draft: Draft }): ReactElement | null {
  const { t } = useTranslation('draft');
  const lang = useLanguage();
  const session = useSession();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const { data: blockers } = useQuery(blockersQuery(draft.id, lang));
  if (!blockers) return null;
  const step = nextStepFor(session, draft, blockers.exits);
  if (step.kind === 'move') return <TakeStep draft={draft} exit={step.exit} />;
  const hrefs = {
    verdict: verdictHref(draft.id, session?.acting.organisation ?? ''),
    seal: sealHref(draft.id),
    edit: editHref(draft.id),
    read: textHref(draft.id, draft.version?.version),
  };
  // Where the step is taken, the screen has its own button.
  if (hrefs[step.kind] === path) return null;
  return (
    <ButtonLink kind="primary" href={hrefs[step.kind]}>
      {t(`next.${step.kind}`)}
    </ButtonLink>
  );
}

function WaitingFor({ draft }: { readonly draft: Draft }): ReactElement {
  const { t } = useTranslation('draft');
  const { shortOf } = useNames();
  const waiting = waitingFor(draft);
  const shown = waiting.slice(0, namesShown).map(shortOf).join(', ');
  const more = waiting.length - namesShown;
  const names = more > 0 ? t('waitingMore', { names: shown, count: more }) : shown;
  return (
    <span className="waiting">
      <Icon name="person" />
      {waiting.length === 0 ? t('waitingNobody') : t('waitingFor', { names })}
    </span>
  );
}
