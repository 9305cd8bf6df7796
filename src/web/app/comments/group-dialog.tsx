/** Putting comments together to be answered at once, or changing what a group holds. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { Checkbox } from '../../parts/choice.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { say } from '../../parts/toast.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import { type Comment, useGroup } from '../api/comments.ts';
import { ActDialog } from '../forms/act-dialog.tsx';
import { firstWords, type GroupOf } from './sorted.ts';

interface GroupDialogProps {
  readonly id: string;
  /** Null for a new one. */
  readonly group: GroupOf | null;
  /** Those that can be in it. */
  readonly members: readonly Comment[];
  /** Numbers of those that are ticked at first. */
  readonly chosen: readonly number[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function GroupDialog(props: GroupDialogProps): ReactElement {
  const { id, group, members, onDone, onClose } = props;
  const { t } = useTranslation('comments');
  const [title, setTitle] = useState(group?.group.title ?? firstWords(members[0]?.text ?? ''));
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set(props.chosen));
  const { tellAsync, isPending, error } = useGroup(id);
  const comments = members.map(({ comment }) => comment).filter((one) => chosen.has(one));
  const number = group?.group.group ?? null;
  const send = () =>
    void tellAsync({ group: number, body: { title: title.trim(), comments } }).then(
      () => {
        onDone();
        say(t(group ? 'group.kept' : 'group.made'));
      },
      // The refusal stands in `error`.
      () => {},
    );
  const isEmpty = comments.length === 0;
  return (
    <ActDialog
      title={t(group ? 'group.changeTitle' : 'group.newTitle')}
      isReady={title.trim() !== '' && (group !== null || !isEmpty)}
      entries={[
        { name: t('group.title'), value: <span lang={recogniseLanguage(title)}>{title}</span> },
        { name: t('group.members'), value: comments.join(', ') || '–' },
      ]}
      {...(isEmpty ? { warning: t('group.empty') } : {})}
      confirm={t(group ? 'group.keep' : 'group.make')}
      isPending={isPending}
      error={error}
      own={{ 'already-answered': t('changed'), invalid: t('changed') }}
      onConfirm={send}
      onClose={onClose}
    >
      <TextField
        label={t('group.title')}
        hint={t('group.titleHint')}
        maxLength={limits.titleCharactersMax}
        value={title}
        onChange={setTitle}
      />
      <Members members={members} chosen={chosen} onChange={setChosen} />
    </ActDialog>
  );
}

interface MembersProps {
  readonly members: readonly Comment[];
  readonly chosen: ReadonlySet<number>;
  readonly onChange: (chosen: ReadonlySet<number>) => void;
}

function Members({ members, chosen, onChange }: MembersProps): ReactElement {
  const { t } = useTranslation('comments');
  const turn = (comment: number, isChosen: boolean) =>
    onChange(new Set([...chosen].filter((one) => one !== comment).concat(isChosen ? comment : [])));
  return (
    <fieldset className="field talk-members">
      <legend className="field-label">{t('group.members')}</legend>
      <p className="field-hint">{t('group.membersHint')}</p>
      {members.map(({ comment, text }) => (
        <Checkbox
          key={comment}
          isSelected={chosen.has(comment)}
          onChange={(isChosen) => turn(comment, isChosen)}
        >
          <b>{t('number', { number: comment })}</b>{' '}
          <span lang={recogniseLanguage(text ?? '')}>{firstWords(text ?? '')}</span>
        </Checkbox>
      ))}
    </fieldset>
  );
}
