/** Opening a remark or a question on words of a text: in which circle, in whose sight, in what words. */
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choice.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { say } from '../../parts/toast.tsx';
import type { Schemas } from '../api/client.ts';
import type { Draft } from '../api/drafts.ts';
import { useOpenThread } from '../api/threads.ts';
import { Refused } from '../refusals/refused.tsx';
import { useSession } from '../session.ts';
import { type Circle, circlesOf } from './speak.ts';

export type Quotation = Schemas['Quotation'];

/** What is about to be said: where, and of which kind. */
export interface Asking {
  readonly on: Quotation;
  readonly kind: Schemas['OpenThread']['kind'];
}

interface ComposeProps {
  readonly draft: Draft;
  readonly asking: Asking;
  /** With the key of the new note, once there is one. */
  readonly onClose: (key?: string) => void;
}

export function Compose({ draft, asking, onClose }: ComposeProps): ReactElement {
  const { t } = useTranslation('margin');
  // Of the working text only the drafters' circle may speak.
  const known = circlesOf(useSession(), draft);
  const circles =
    asking.on.version === 'working' ? known.filter((one) => one === 'drafters') : known;
  const [circle, setCircle] = useState<Circle>(circles[0] ?? 'own');
  const [kind, setKind] = useState(asking.kind);
  const [text, setText] = useState('');
  const { tellAsync, isPending, error } = useOpenThread(draft.id);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const opened = await tellAsync({ circle, kind, text, on: asking.on }).catch(() => null);
    if (!opened) return;
    say(t('opened'));
    onClose(`t-${opened.thread}`);
  };
  return (
    <Dialog
      title={t('speak')}
      closeLabel={t('close')}
      place="side"
      isOpen
      onClose={() => onClose()}
    >
      <form className="note-form" onSubmit={(event) => void send(event)}>
        <Refused error={error} title={t('refused')} />
        <blockquote className="note-quote" lang={asking.on.lang}>
          {asking.on.quote || t('wholeBlock')}
        </blockquote>
        <RadioGroup
          label={t('kind')}
          value={kind}
          onChange={(value) => setKind(value as Asking['kind'])}
          choices={[
            { id: 'remark', name: t('threads.remark') },
            { id: 'question', name: t('threads.question') },
          ]}
        />
        <RadioGroup
          label={t('circle')}
          value={circle}
          onChange={(value) => setCircle(value as Circle)}
          choices={circles.map((id) => ({
            id,
            name: t(`circles.${id}`),
            note: t(`circleNotes.${id}`),
          }))}
        />
        <TextArea label={t('words')} value={text} onChange={setText} isRequired />
        <Button kind="primary" type="submit" isDisabled={isPending || text.trim() === ''}>
          {t('send')}
        </Button>
      </form>
    </Dialog>
  );
}
