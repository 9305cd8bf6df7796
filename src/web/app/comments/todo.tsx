/** What is to be done with comments: those to be read, those that could be answered together, those without an answer. */
import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '../../../domain/discussion/comment-alike.ts';
import { Button } from '../../parts/button.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import type { Comment } from '../api/comments.ts';
import type { Act, Rights } from './act.ts';
import { CommentCard } from './comment-card.tsx';
import { GroupCard } from './group-card.tsx';
import { firstWords, type GroupOf, type Sorted } from './sorted.ts';

interface TodoProps {
  readonly id: string;
  readonly sorted: Sorted;
  readonly suggestions: readonly Suggestion[];
  readonly rights: Rights;
  readonly chosen: readonly number[];
  readonly onChoose: (chosen: readonly number[]) => void;
  readonly onAct: (act: Act) => void;
}

export function Todo({ id, sorted, suggestions, rights, ...desk }: TodoProps): ReactElement {
  const { chosen, onChoose, onAct } = desk;
  const turn = (comment: number, isChosen: boolean) =>
    onChoose(isChosen ? [...chosen, comment] : chosen.filter((one) => one !== comment));
  return (
    <>
      <Part name="waiting" of={sorted.waiting}>
        {(comment) => (
          <CommentCard key={comment.comment} id={id} comment={comment}>
            {rights.moderates && <Moderating comment={comment} onAct={onAct} />}
          </CommentCard>
        )}
      </Part>
      {rights.answers && <Suggestions sorted={sorted} suggestions={suggestions} onAct={onAct} />}
      <Part name="open" of={sorted.open}>
        {(shown) => (
          <GroupCard key={shown.group.group} id={id} shown={shown}>
            {rights.answers && <Answering shown={shown} alone={sorted.alone} onAct={onAct} />}
          </GroupCard>
        )}
      </Part>
      <Part name="alone" of={sorted.alone}>
        {(comment) => (
          <CommentCard
            key={comment.comment}
            id={id}
            comment={comment}
            {...(rights.answers && {
              choosing: {
                isChosen: chosen.includes(comment.comment),
                onChange: (isChosen) => turn(comment.comment, isChosen),
              },
            })}
          >
            {rights.answers && <AnsweringOne comment={comment} onAct={onAct} />}
          </CommentCard>
        )}
      </Part>
    </>
  );
}

/** As many are drawn at once. */
const shownMax = 50;

interface PartProps<T> {
  readonly name: 'waiting' | 'open' | 'alone';
  readonly of: readonly T[];
  readonly children: (one: T) => ReactNode;
}

function Part<T>({ name, of, children }: PartProps<T>): ReactElement | null {
  const { t } = useTranslation('comments');
  const title = `talk-${name}`;
  if (of.length === 0) return null;
  return (
    <section className="talk-part" aria-labelledby={title}>
      <h2 id={title}>
        {t(`sections.${name}`)} <span className="count">{of.length}</span>
      </h2>
      <Some of={of}>{children}</Some>
    </section>
  );
}

/** The first of many, and more of them when asked. */
export function Some<T>({ of, children }: Omit<PartProps<T>, 'name'>): ReactElement {
  const { t } = useTranslation('comments');
  const [count, setCount] = useState(shownMax);
  return (
    <>
      {of.slice(0, count).map(children)}
      {of.length > count && (
        <p>
          <Button onPress={() => setCount(count + shownMax)}>{t('more')}</Button>
        </p>
      )}
    </>
  );
}

interface ActsProps {
  readonly onAct: (act: Act) => void;
}

function Moderating({ comment, onAct }: ActsProps & { readonly comment: Comment }): ReactElement {
  const { t } = useTranslation('comments');
  return (
    <>
      <Button onPress={() => onAct({ is: 'moderate', comment, publish: true })}>
        {t('acts.publish')}
      </Button>
      <Button kind="plain" onPress={() => onAct({ is: 'moderate', comment, publish: false })}>
        {t('acts.withhold')}
      </Button>
    </>
  );
}

interface AnsweringProps extends ActsProps {
  readonly shown: GroupOf;
  /** Those it could take in. */
  readonly alone: readonly Comment[];
}

function Answering({ shown, alone, onAct }: AnsweringProps): ReactElement {
  const { t } = useTranslation('comments');
  const { members } = shown;
  const chosen = members.map(({ comment }) => comment);
  return (
    <>
      <Button onPress={() => onAct({ is: 'answer', group: shown, members })}>
        {t('acts.answer')}
      </Button>
      <Button
        kind="plain"
        onPress={() =>
          onAct({ is: 'group', group: shown, members: [...members, ...alone], chosen })
        }
      >
        {t('acts.change')}
      </Button>
    </>
  );
}

/** A published comment is answered by itself, or taken back from the public. */
function AnsweringOne({ comment, onAct }: ActsProps & { readonly comment: Comment }): ReactElement {
  const { t } = useTranslation('comments');
  return (
    <>
      <Button onPress={() => onAct({ is: 'answer', group: null, members: [comment] })}>
        {t('acts.answer')}
      </Button>
      <Button kind="plain" onPress={() => onAct({ is: 'moderate', comment, publish: false })}>
        {t('acts.unpublish')}
      </Button>
    </>
  );
}

interface SuggestionsProps extends ActsProps {
  readonly sorted: Sorted;
  readonly suggestions: readonly Suggestion[];
}

/** As many first words of a suggestion are shown. */
const linesMax = 4;

function Suggestions({ sorted, suggestions, onAct }: SuggestionsProps): ReactElement | null {
  const { t } = useTranslation('comments');
  if (suggestions.length === 0) return null;
  return (
    <section className="talk-part talk-suggested" aria-labelledby="talk-suggested">
      <h2 id="talk-suggested">{t('sections.suggested')}</h2>
      <p className="quiet">{t('suggestHint')}</p>
      <ul>
        <Some of={suggestions}>
          {(one) => (
            <li key={`${one.group} ${one.comments[0]}`}>
              <Suggested sorted={sorted} suggestion={one} onAct={onAct} />
            </li>
          )}
        </Some>
      </ul>
    </section>
  );
}

interface SuggestedProps extends ActsProps {
  readonly sorted: Sorted;
  readonly suggestion: Suggestion;
}

function Suggested({ sorted, suggestion, onAct }: SuggestedProps): ReactElement {
  const { t } = useTranslation('comments');
  const { group: number, comments, because } = suggestion;
  const group = sorted.open.find((one) => one.group.group === number) ?? null;
  const told = sorted.alone.filter(({ comment }) => comments.includes(comment));
  const members = [...(group?.members ?? []), ...told];
  const chosen = members.map(({ comment }) => comment);
  const count = comments.length;
  return (
    <>
      <p>
        <b>{group ? t('joins', { count, title: group.group.title }) : t('suggest', { count })}</b>{' '}
        {t(`because.${because}`)}
      </p>
      <ul className="talk-lines">
        {told.slice(0, linesMax).map(({ comment, text }) => (
          <li key={comment}>
            № {comment} <span lang={recogniseLanguage(text ?? '')}>{firstWords(text ?? '')}</span>
          </li>
        ))}
        {told.length > linesMax && <li>…</li>}
      </ul>
      <div className="talk-acts">
        <Button onPress={() => onAct({ is: 'group', group, members, chosen })}>
          {t(group ? 'acts.join' : 'acts.gather')}
        </Button>
        {!group && (
          <Button kind="plain" onPress={() => onAct({ is: 'answer', group: null, members })}>
            {t('acts.answerTogether')}
          </Button>
        )}
      </div>
    </>
  );
}
