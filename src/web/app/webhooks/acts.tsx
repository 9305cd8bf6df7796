/** What the keeper of a webhook does with it: makes, edits, pauses, gives a new secret, removes. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookKind } from '../../../domain/webhooks.ts';
import { TextField } from '../../parts/text-field.tsx';
import { say } from '../../parts/toast.tsx';
import { useProof } from '../account/proof.tsx';
import { OrganisationField } from '../admin/appointment-acts.tsx';
import { useNames } from '../api/directory.ts';
import { ActDialog, type ActDialogProps } from '../forms/act-dialog.tsx';
import { administers, useSession } from '../session.ts';
import { type MadeWebhook, type Webhook, webhooks, webhooksKey } from './api.ts';
import { KindsField } from './kinds-field.tsx';

interface HookActProps<Answer>
  extends Omit<ActDialogProps, 'isPending' | 'error' | 'onConfirm' | 'onClose'> {
  readonly send: () => Promise<Answer>;
  /** What is said when it is done. */
  readonly done: string;
  readonly onDone?: ((answer: Answer) => void) | undefined;
  readonly onClose: () => void;
}

/** One act, checked before it is sent and sent once; who one is is shown again where that is asked. */
function HookAct<Answer>({ send, done, onDone, ...shown }: HookActProps<Answer>): ReactElement {
  const cache = useQueryClient();
  const { proven, dialog } = useProof();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => proven(send),
    retry: false,
    onSuccess: (answer) => {
      shown.onClose();
      say(done);
      onDone?.(answer);
      return cache.invalidateQueries({ queryKey: webhooksKey });
    },
  });
  return (
    <>
      <ActDialog {...shown} isPending={isPending} error={error} onConfirm={() => mutate()} />
      {dialog}
    </>
  );
}

interface Closing {
  readonly onClose: () => void;
}

interface WebhookActProps extends Closing {
  readonly webhook: Webhook;
}

interface Filled {
  readonly label: string;
  readonly url: string;
  readonly kinds: readonly WebhookKind[];
}

const isFilled = ({ label, url, kinds }: Filled): boolean =>
  label.trim() !== '' && URL.canParse(url) && kinds.length > 0;

interface HookFieldsProps {
  readonly value: Filled;
  readonly onChange: (next: Filled) => void;
}

function HookFields({ value, onChange }: HookFieldsProps): ReactElement {
  const { t } = useTranslation('webhooks');
  return (
    <>
      <TextField
        label={t('label')}
        hint={t('labelHint')}
        value={value.label}
        onChange={(label) => onChange({ ...value, label })}
      />
      <TextField
        label={t('url')}
        hint={t('urlHint')}
        type="url"
        inputMode="url"
        value={value.url}
        onChange={(url) => onChange({ ...value, url: url.trim() })}
      />
      <KindsField value={value.kinds} onChange={(kinds) => onChange({ ...value, kinds })} />
    </>
  );
}

function useEntries({ label, url, kinds }: Filled) {
  const { t } = useTranslation('webhooks');
  return [
    { name: t('label'), value: label },
    { name: t('url'), value: <code>{url}</code> },
    { name: t('kinds'), value: kinds.map((kind) => t(`kind.${kind}`)).join('; ') },
  ];
}

const empty: Filled = {
  label: '',
  url: '',
  kinds: ['draft.moved', 'version.frozen', 'verdict.given', 'amendment.decided'],
};

interface MakeProps extends Closing {
  readonly onMade: (made: MadeWebhook) => void;
}

/** An administrator says whose it is; everybody else's is their own organisation's. */
export function MakeHook({ onMade, onClose }: MakeProps): ReactElement {
  const { t } = useTranslation('webhooks');
  const { nameOf } = useNames();
  const session = useSession();
  const [filled, setFilled] = useState(empty);
  const [organisation, setOrganisation] = useState<string | null>(
    session?.acting.organisation ?? null,
  );
  const whose = organisation ? [{ name: t('organisation'), value: nameOf(organisation) }] : [];
  return (
    <HookAct
      title={t('make.title')}
      isReady={isFilled(filled) && organisation !== null}
      entries={[...whose, ...useEntries(filled)]}
      warning={t('make.warning')}
      confirm={t('make.confirm')}
      done={t('make.done')}
      send={webhooks.make({
        ...filled,
        kinds: [...filled.kinds],
        ...(organisation === null ? {} : { organisation }),
      })}
      onDone={onMade}
      onClose={onClose}
    >
      {administers(session) && (
        <OrganisationField
          label={t('organisation')}
          value={organisation}
          onChange={setOrganisation}
        />
      )}
      <HookFields value={filled} onChange={setFilled} />
    </HookAct>
  );
}

export function EditHook({ webhook, onClose }: WebhookActProps): ReactElement {
  const { t } = useTranslation('webhooks');
  const { label, url, kinds } = webhook;
  const [filled, setFilled] = useState<Filled>({ label, url, kinds });
  return (
    <HookAct
      title={t('edit.title')}
      isReady={isFilled(filled)}
      entries={useEntries(filled)}
      confirm={t('edit.confirm')}
      done={t('edit.done')}
      send={webhooks.change(webhook.webhook, { ...filled, kinds: [...filled.kinds] })}
      onClose={onClose}
    >
      <HookFields value={filled} onChange={setFilled} />
    </HookAct>
  );
}

const named = ({ label, url }: Webhook, name: string, address: string) => [
  { name, value: label },
  { name: address, value: <code>{url}</code> },
];

/** Pauses one that is active, and resumes one that is not. */
export function PauseHook({ webhook, onClose }: WebhookActProps): ReactElement {
  const { t } = useTranslation('webhooks');
  const act = webhook.state === 'active' ? 'pause' : 'resume';
  return (
    <HookAct
      title={t(`${act}.title`)}
      entries={named(webhook, t('label'), t('url'))}
      warning={t(`${act}.warning`)}
      confirm={t(`${act}.confirm`)}
      done={t(`${act}.done`)}
      send={webhooks.change(webhook.webhook, { paused: act === 'pause' })}
      onClose={onClose}
    />
  );
}

interface RotateProps extends WebhookActProps {
  readonly onMade: (made: MadeWebhook) => void;
}

export function RotateHook({ webhook, onMade, onClose }: RotateProps): ReactElement {
  const { t } = useTranslation('webhooks');
  return (
    <HookAct
      title={t('rotate.title')}
      entries={named(webhook, t('label'), t('url'))}
      warning={t('rotate.warning')}
      confirm={t('rotate.confirm')}
      done={t('rotate.done')}
      send={webhooks.rotate(webhook.webhook)}
      onDone={onMade}
      onClose={onClose}
    />
  );
}

interface RemoveProps extends WebhookActProps {
  readonly onRemoved: () => void;
}

export function RemoveHook({ webhook, onRemoved, onClose }: RemoveProps): ReactElement {
  const { t } = useTranslation('webhooks');
  return (
    <HookAct
      title={t('remove.title')}
      isDanger
      entries={named(webhook, t('label'), t('url'))}
      warning={t('remove.warning')}
      confirm={t('remove.confirm')}
      done={t('remove.done')}
      send={webhooks.remove(webhook.webhook)}
      onDone={onRemoved}
      onClose={onClose}
    />
  );
}
