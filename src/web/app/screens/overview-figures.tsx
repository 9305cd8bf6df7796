/** A draft in figures: what the bodies answered and what became of amendments. Every bar is a table too. */
import { lazy, type ReactElement, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import type { Draft } from '../api/drafts.ts';
import { figuresHref } from '../links.ts';

const OverviewIndicators = lazy(async () => ({
  default: (await import('../figures/overview-indicators.tsx')).OverviewIndicators,
}));

interface Share {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly icon: IconName;
}

const answers = ['agree', 'remarks', 'object', 'outside', 'none'] as const;
const answerIcons: Readonly<Record<(typeof answers)[number], IconName>> = {
  agree: 'agree',
  remarks: 'remarks',
  object: 'object',
  outside: 'outside',
  none: 'clock',
};

export function OverviewFigures({ draft }: { readonly draft: Draft }): ReactElement {
  const { t } = useTranslation('draft');
  const { round, counts } = draft;
  const given = round?.participants.map(({ verdict }) => verdict ?? 'none') ?? [];
  const shares = answers.map((answer) => ({
    id: answer,
    name: t(`answers.${answer}`),
    count: given.filter((one) => one === answer).length,
    icon: answerIcons[answer],
  }));
  return (
    <div className="figures">
      {round && (
        <Figure
          title={t('figures.answers', { count: given.length, version: round.version })}
          shares={shares}
        />
      )}
      {counts.amendments > 0 && (
        <Figure
          title={t('figures.amendments', { count: counts.amendments })}
          shares={[
            {
              id: 'decided',
              name: t('figures.decided'),
              count: counts.amendments - counts.openAmendments,
              icon: 'agree',
            },
            {
              id: 'waiting',
              name: t('figures.waiting'),
              count: counts.openAmendments,
              icon: 'clock',
            },
          ]}
        />
      )}
      {counts.openObjections > 0 && (
        <p className="figure-note">
          <Icon name="object" /> {t('figures.objections', { count: counts.openObjections })}
        </p>
      )}
      <Suspense fallback={null}>
        <OverviewIndicators draft={draft} />
      </Suspense>
      <p>
        <Link href={figuresHref(draft.id)}>{t('figures.all')}</Link>
      </p>
    </div>
  );
}

/** A bar of shares with its numbers below; nobody is shown who is none. */
function Figure({
  title,
  shares,
}: {
  readonly title: string;
  readonly shares: readonly Share[];
}): ReactElement {
  const some = shares.filter(({ count }) => count > 0);
  return (
    <figure className="figure">
      <figcaption>{title}</figcaption>
      <div className="figure-bar" aria-hidden="true">
        {some.map(({ id, count }) => (
          <span key={id} className={`share share-${id}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className="figure-names">
        {some.map(({ id, name, count, icon }) => (
          <li key={id} className={`share-name-${id}`}>
            <Icon name={icon} />
            {name} <b>{count}</b>
          </li>
        ))}
      </ul>
    </figure>
  );
}
