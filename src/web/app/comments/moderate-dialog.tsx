/** Publishing a comment or withholding it, as it was read: why, what follows, and only then sent. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../parts/choice.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { say } from '../../parts/toast.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import { type Comment, useModerate } from '../api/comments.ts';
import { ActDialog } from '../forms/act-dialog.tsx';
import { useAuthor } from './comment-card.tsx';

const reasons = ['personal', 'insult', 'other', 'advertising'] as const;
type Why = (typeof reasons)[number];

interface ModerateDialogProps {
  readonly id: string;
  readonly comment: Comment;
  readonly publish: boolean;
  readonly onClose: () => void;
}

export function ModerateDialog(props: ModerateDialogProps): ReactElement {
  const { id, comment, publish, onClose } = props;
  const { t } = useTranslation('comments');
  const sayAuthor = useAuthor();
  const [reason, setReason] = useState('');
  const { tellAsync, isPending, error } = useModerate(id, comment.comment);
  const send = () => {
    const { revision } = comment;
    const body = publish ? { revision, publish } : { revision, publish, reason: reason.trim() };
    void tellAsync(body).then(
      () => {
        onClose();
        say(t(publish ? 'moderate.publishDone' : 'moderate.withholdDone'));
      },
      // The refusal stands in `error`.
      () => {},
    );
  };
  const act = publish ? 'publish' : 'withhold';
  return (
    <ActDialog
      title={t(`moderate.${act}Title`, { number: comment.comment })}
      isReady={publish || reason.trim() !== ''}
      entries={[
        { name: t('moderate.from'), value: sayAuthor(comment) },
        { name: t('moderate.text'), value: <Words text={comment.text ?? ''} /> },
        ...(publish ? [] : [{ name: t('moderate.reason'), value: <Words text={reason} /> }]),
        { name: t('moderate.effect'), value: t(`moderate.${publish ? 'published' : 'hidden'}`) },
      ]}
      confirm={t(`moderate.${act}`)}
      isPending={isPending}
      error={error}
      own={{ stale: t('changed') }}
      onConfirm={send}
      onClose={onClose}
    >
      {publish ? undefined : (
        <Reason text={comment.text ?? ''} reason={reason} onChange={setReason} />
      )}
    </ActDialog>
  );
}

const Words = ({ text }: { readonly text: string }): ReactElement => (
  <span className="talk-said" lang={recogniseLanguage(text)}>
    {text}
  </span>
);

interface ReasonProps {
  /** Of the comment. */
  readonly text: string;
  readonly reason: string;
  readonly onChange: (reason: string) => void;
}

/** A kind of reason brings its words, which can be written over; words of one's own it leaves. */
function Reason({ text, reason, onChange }: ReasonProps): ReactElement {
  const { t } = useTranslation('comments');
  const [why, setWhy] = useState<Why | null>(null);
  const isOwn = reason !== '' && (why === null || reason !== t(`moderate.templates.${why}`));
  const choose = (next: Why) => {
    setWhy(next);
    if (!isOwn) onChange(t(`moderate.templates.${next}`));
  };
  return (
    <>
      <blockquote className="talk-said" lang={recogniseLanguage(text)}>
        {text}
      </blockquote>
      <RadioGroup
        label={t('moderate.why')}
        value={why}
        onChange={(next) => choose(next as Why)}
        choices={reasons.map((one) => ({ id: one, name: t(`moderate.reasons.${one}`) }))}
      />
      <TextArea
        label={t('moderate.reason')}
        hint={t('moderate.reasonHint')}
        value={reason}
        onChange={onChange}
      />
    </>
  );
}
