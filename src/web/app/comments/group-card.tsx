/** Comments that are answered together: what they ask for, how it ended, and each of them folded away. */
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sayShortDate } from '../../format/when.ts';
import { Chip } from '../../parts/chip.tsx';
import { Link } from '../../parts/link.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import { useNames } from '../api/directory.ts';
import { amendmentHref } from '../links.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import { CommentCard } from './comment-card.tsx';
import { outcomeLooks } from './looks.ts';
import type { GroupOf } from './sorted.ts';

interface GroupCardProps {
  readonly id: string;
  readonly shown: GroupOf;
  /** What can be done with it. */
  readonly children?: ReactNode;
}

export function GroupCard({ id, shown, children }: GroupCardProps): ReactElement {
  const { t } = useTranslation('comments');
  const { group, members } = shown;
  return (
    <article className="talk-group" id={`group-${group.group}`}>
      <h3 lang={recogniseLanguage(group.title)}>{group.title}</h3>
      <Answer id={id} shown={shown} />
      <details>
        <summary>{t('holds', { count: members.length })}</summary>
        {members.map((comment) => (
          <CommentCard key={comment.comment} id={id} comment={comment} level={4} />
        ))}
      </details>
      {children && <div className="talk-acts">{children}</div>}
    </article>
  );
}

function Answer({ id, shown }: Omit<GroupCardProps, 'children'>): ReactElement | null {
  const { t } = useTranslation('comments');
  const lang = useLanguage();
  const { shortOf } = useNames();
  const { answer } = shown.group;
  if (!answer) return null;
  const { outcome, text, amendment, at, by } = answer;
  return (
    <div className="talk-answer">
      <p className="talk-outcome">
        <Chip {...outcomeLooks[outcome]}>{t(`outcomes.${outcome}`)}</Chip>{' '}
        <span className="quiet">
          {shortOf(by.organisation)}, {sayShortDate(at, { lang, zone })}
        </span>
      </p>
      <p className="talk-said" lang={recogniseLanguage(text)}>
        {text}
      </p>
      {amendment !== null && (
        <p>
          <Link href={amendmentHref(id, amendment)}>{t('ledTo', { number: amendment })}</Link>
        </p>
      )}
    </div>
  );
}
