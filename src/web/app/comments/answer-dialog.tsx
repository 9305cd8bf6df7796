/**
 * Answering comments, once: what becomes of them, in which words, and the amendment it led to.
 * Comments that are in no group are put into one first, in the same act.
 */
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { commentOutcomes } from '../../../domain/discussion/comment.ts';
import { RadioGroup } from '../../parts/choice.tsx';
import { ComboBox } from '../../parts/select.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { say } from '../../parts/toast.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import { amendmentsQuery } from '../api/amendments.ts';
import { type Comment, type CommentOutcome, useAnswerGroup, useGroup } from '../api/comments.ts';
import { ActDialog } from '../forms/act-dialog.tsx';
import { useKeptAnswer, type WrittenAnswer } from './kept-answer.ts';
import { firstWords, type GroupOf } from './sorted.ts';

interface AnswerDialogProps {
  readonly id: string;
  /** Null for comments that are in none. */
  readonly group: GroupOf | null;
  readonly members: readonly Comment[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function AnswerDialog({ id, group, members, onDone, onClose }: AnswerDialogProps) {
  const { t } = useTranslation('comments');
  const comments = members.map(({ comment }) => comment);
  const own = group?.group.title ?? firstWords(members[0]?.text ?? '');
  const { written, write, forget } = useKeptAnswer(id, comments, own);
  const { title, outcome, text, amendment } = written;
  const { give, isPending, error } = useGiving(id, group, comments);
  const send = () =>
    void give(written).then(
      () => {
        forget();
        onDone();
        say(t('answer.given'));
      },
      // The refusal stands in `error`.
      () => {},
    );
  const said = text.trim();
  return (
    <ActDialog
      title={t('answer.title')}
      isReady={outcome !== null && said !== '' && title.trim() !== ''}
      entries={[
        { name: t('group.title'), value: <Words text={title} /> },
        { name: t('answer.to'), value: comments.join(', ') },
        { name: t('answer.outcome'), value: outcome && t(`outcomes.${outcome}`) },
        { name: t('answer.text'), value: <Words text={said} /> },
        {
          name: t('answer.amendment'),
          value: amendment === null ? t('answer.noAmendment') : `№ ${amendment}`,
        },
      ]}
      warning={t('answer.once')}
      confirm={t('answer.give')}
      isPending={isPending}
      error={error}
      own={{ stale: t('changed'), 'already-answered': t('changed'), invalid: t('changed') }}
      onConfirm={send}
      onClose={onClose}
    >
      <Asked members={members} />
      {group === null && (
        <TextField
          label={t('group.title')}
          hint={t('group.titleHint')}
          maxLength={limits.titleCharactersMax}
          value={title}
          onChange={(next) => write({ title: next })}
        />
      )}
      <Fields id={id} written={written} onWrite={write} />
    </ActDialog>
  );
}

const Words = ({ text }: { readonly text: string }): ReactElement => (
  <span className="talk-said" lang={recogniseLanguage(text)}>
    {text}
  </span>
);

/** What is answered, to be read while the answer is written. */
function Asked({ members }: Pick<AnswerDialogProps, 'members'>): ReactElement {
  const { t } = useTranslation('comments');
  return (
    <details className="talk-asked" open={members.length < 3}>
      <summary>{t('holds', { count: members.length })}</summary>
      {members.map(({ comment, text }) => (
        <blockquote key={comment} className="talk-said" lang={recogniseLanguage(text ?? '')}>
          <b>№ {comment}</b> {text}
        </blockquote>
      ))}
    </details>
  );
}

interface FieldsProps {
  readonly id: string;
  readonly written: WrittenAnswer;
  readonly onWrite: (next: Partial<WrittenAnswer>) => void;
}

function Fields({ id, written, onWrite }: FieldsProps): ReactElement {
  const { t } = useTranslation('comments');
  const { data: amendments = [] } = useQuery(amendmentsQuery(id));
  const choices = amendments.map(({ amendment: number, justification }) => ({
    id: String(number),
    name: t('answer.amendmentNamed', { number, words: firstWords(justification) }),
  }));
  const { outcome, text, amendment } = written;
  return (
    <>
      <RadioGroup
        label={t('answer.outcome')}
        value={outcome}
        onChange={(next) => onWrite({ outcome: next as CommentOutcome })}
        choices={commentOutcomes.map((one) => ({
          id: one,
          name: t(`outcomes.${one}`),
          note: t(`outcomeNotes.${one}`),
        }))}
      />
      <TextArea
        label={t('answer.text')}
        hint={t('answer.textHint')}
        value={text}
        onChange={(next) => onWrite({ text: next })}
      />
      {choices.length > 0 && (
        <ComboBox
          label={t('answer.amendment')}
          hint={t('answer.amendmentHint')}
          menuTrigger="focus"
          value={amendment === null ? null : String(amendment)}
          onChange={(next) => onWrite({ amendment: next === null ? null : Number(next) })}
          defaultItems={choices}
          choices={choices}
        />
      )}
    </>
  );
}

/** Sends it. A group made before the answer was refused is the one that is answered next time. */
function useGiving(id: string, group: GroupOf | null, comments: readonly number[]) {
  const making = useGroup(id);
  const answering = useAnswerGroup(id);
  const made = useRef(group?.group.group ?? null);
  const give = async ({ title, outcome, text, amendment }: WrittenAnswer): Promise<void> => {
    const body = { title: title.trim(), comments: [...comments] };
    made.current ??= (await making.tellAsync({ group: null, body })).group;
    await answering.tellAsync({
      group: made.current,
      body: {
        outcome: outcome ?? 'noted',
        text: text.trim(),
        comments: [...comments],
        ...(amendment === null ? {} : { amendment }),
      },
    });
  };
  return {
    give,
    isPending: making.isPending || answering.isPending,
    error: making.error ?? answering.error,
  };
}
