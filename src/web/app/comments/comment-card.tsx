/** One public comment: who said what of which words, and below it what can be done. */
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sayShortDate } from '../../format/when.ts';
import { Chip } from '../../parts/chip.tsx';
import { Checkbox } from '../../parts/choice.tsx';
import { Link } from '../../parts/link.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import type { Comment } from '../api/comments.ts';
import { useNames } from '../api/directory.ts';
import { textHref } from '../links.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';

/** Whether it is ticked, and how to tick it. */
export interface Choosing {
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
}

interface CommentCardProps {
  readonly id: string;
  readonly comment: Comment;
  readonly choosing?: Choosing | undefined;
  /** Level of its heading: below a group's it is 4. */
  readonly level?: 3 | 4;
  /** What can be done with it. */
  readonly children?: ReactNode;
}

export function CommentCard(props: CommentCardProps): ReactElement {
  const { id, comment, choosing, level = 3, children } = props;
  const { t } = useTranslation('comments');
  const lang = useLanguage();
  const sayAuthor = useAuthor();
  const Heading = `h${level}` as const;
  const number = t('number', { number: comment.comment });
  return (
    <article className="talk-card" id={`comment-${comment.comment}`}>
      <header>
        <Heading>
          {choosing ? (
            <Checkbox isSelected={choosing.isChosen} onChange={choosing.onChange}>
              {number}
            </Checkbox>
          ) : (
            number
          )}
        </Heading>
        <p className="talk-by">{sayAuthor(comment)}</p>
        <p className="quiet">
          {sayShortDate(comment.at, { lang, zone })}, {t('onVersion', { number: comment.version })}
        </p>
      </header>
      <About id={id} comment={comment} />
      {comment.text === null ? (
        <p className="quiet">{t(comment.state === 'withheld' ? 'withheld' : 'withdrawn')}</p>
      ) : (
        <p className="talk-said" lang={recogniseLanguage(comment.text)}>
          {comment.text}
        </p>
      )}
      <Fate comment={comment} />
      {children && <div className="talk-acts">{children}</div>}
    </article>
  );
}

/** Who a visitor says they are, or the organisation of who was signed in. */
export function useAuthor(): (comment: Comment) => string {
  const { t } = useTranslation('comments');
  const { nameOf } = useNames();
  return ({ by, name, organisation, text }) => {
    if (by) return nameOf(by.organisation);
    const named = [name, organisation].filter((one) => one !== null && one !== '');
    return named.join(', ') || (text === null ? '' : t('visitor'));
  };
}

/** The words it is about, with the way to them. */
function About({ id, comment }: Pick<CommentCardProps, 'id' | 'comment'>): ReactElement | null {
  const { t } = useTranslation('comments');
  const { place, text } = comment;
  if (text === null) return null;
  if (!place) return <p className="quiet">{t('whole')}</p>;
  return (
    <div className="talk-about">
      {place.quote !== '' && <blockquote lang={place.lang}>{place.quote}</blockquote>}
      <p className="quiet">
        {place.fate === 'lost' ? (
          t('lost')
        ) : (
          <Link href={textHref(id, place.version ?? undefined, place.block)}>{t('inText')}</Link>
        )}
        {place.fate === 'moved' && <> {t('moved')}</>}
      </p>
    </div>
  );
}

/** That it was withheld or withdrawn, and why. */
function Fate({ comment: { state, moderation, text } }: Pick<CommentCardProps, 'comment'>) {
  const { t } = useTranslation('comments');
  if (state !== 'withheld' && state !== 'withdrawn') return null;
  const reason = moderation?.reason ?? '';
  return (
    <>
      {text !== null && (
        <p>
          <Chip tone="warn" icon="outside">
            {t(state)}
          </Chip>
        </p>
      )}
      {state === 'withheld' && reason !== '' && (
        <p lang={recogniseLanguage(reason)}>{t('reasonWas', { reason })}</p>
      )}
    </>
  );
}
