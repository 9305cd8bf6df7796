/** What stands between a draft and each of its next steps, in sentences that say whose turn it is. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import type { Draft } from '../api/drafts.ts';
import type { Exit, Judgement, Reason } from '../api/moves.ts';
import { TakeStep } from '../frame/take-step.tsx';
import { textHref } from '../links.ts';
import { mayTake } from '../next-step.ts';
import { useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

/** More reasons than these of one kind are folded away. */
const shownMax = 4;

interface ExitViewProps {
  readonly draft: Draft;
  readonly exit: Exit;
  /** The frame shows the step already, as the one that is next. */
  readonly isNext: boolean;
}

export function ExitView({ draft, exit, isNext }: ExitViewProps): ReactElement {
  const { t } = useTranslation('draft');
  const lang = useLanguage();
  const session = useSession();
  const unmet = leavesOf(exit.judgement).filter(({ met }) => !met);
  return (
    <section className="exit">
      <h3>
        <span>
          <Icon name="next" /> {exit.titles[lang]}
        </span>
        {exit.open && (
          <Chip tone="good" icon="agree">
            {t('overview.open')}
          </Chip>
        )}
      </h3>
      {exit.open && <p className="exit-say">{exit.say}</p>}
      {exit.open && !isNext && mayTake(session, exit, draft) && (
        <TakeStep kind="quiet" draft={draft} exit={exit} />
      )}
      {unmet.map((leaf) => (
        <Reasons
          key={`${leaf.gate} ${leaf.because[0]?.say}`}
          id={draft.id}
          reasons={leaf.because}
        />
      ))}
    </section>
  );
}

/** The gates of a judgement that ask something themselves. */
const leavesOf = (judgement: Judgement): readonly Judgement[] =>
  judgement.parts.length === 0 ? [judgement] : judgement.parts.flatMap(leavesOf);

function Reasons({
  id,
  reasons,
}: {
  readonly id: string;
  readonly reasons: readonly Reason[];
}): ReactElement {
  const { t } = useTranslation('draft');
  const rest = reasons.slice(shownMax);
  return (
    <>
      <ul className="reasons">
        {reasons.slice(0, shownMax).map((reason) => (
          <ReasonLine key={reason.say} id={id} reason={reason} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details className="reasons-more">
          <summary>{t('overview.more', { count: rest.length })}</summary>
          <ul className="reasons">
            {rest.map((reason) => (
              <ReasonLine key={reason.say} id={id} reason={reason} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function ReasonLine({
  id,
  reason,
}: {
  readonly id: string;
  readonly reason: Reason;
}): ReactElement {
  const { t } = useTranslation('draft');
  const session = useSession();
  const isOurs = reason.who.some(
    ({ organisation }) => organisation === session?.acting.organisation,
  );
  return (
    <li>
      <span>
        {reason.say}{' '}
        {reason.block && (
          <Link href={textHref(id, undefined, reason.block)}>{t('overview.place')}</Link>
        )}
      </span>
      {isOurs && (
        <Chip tone="warn" icon="person">
          {t('overview.ourTurn')}
        </Chip>
      )}
    </li>
  );
}
