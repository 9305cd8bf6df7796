/**
 * An authenticator app as second step: its key and backup codes are shown once, its first code puts
 * it in force. What can be done is what fits: to begin where none is in force, to renew codes or to
 * end where one is.
 */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, lazy, type ReactElement, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayDate } from '../../format/when.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { account, appQuery, useOnce } from '../api/account.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import { Fault } from './fault.tsx';
import { Part, Secret } from './part.tsx';
import { Username } from './username.tsx';

/** Seen once in an account's life. */
const QrCode = lazy(async () => ({ default: (await import('./qr-code.tsx')).QrCode }));

type Stage =
  | { readonly at: 'rest'; readonly told?: 'inForce' | 'ended' }
  | { readonly at: 'started'; readonly uri: string; readonly codes: readonly string[] }
  | { readonly at: 'renewed'; readonly codes: readonly string[] };

interface StageProps {
  readonly onStage: (stage: Stage) => void;
}

export function Authenticator(): ReactElement {
  const { t } = useTranslation('account');
  const [stage, setStage] = useState<Stage>({ at: 'rest' });
  return (
    <Part title={t('app.title')} text={t('app.text')}>
      {stage.at === 'rest' && stage.told && <Banner kind="good" title={t(`app.${stage.told}`)} />}
      {stage.at === 'started' ? (
        <Confirm uri={stage.uri} onStage={setStage} />
      ) : (
        <Begin onStage={setStage} />
      )}
      {stage.at !== 'rest' && (
        <>
          <h3>{t('app.codes')}</h3>
          <p>{t('app.codesText')}</p>
          <Secret words={stage.codes.join('\n')} />
        </>
      )}
    </Part>
  );
}

const acts = {
  start: async (password: string): Promise<Stage> => {
    const { uri, backupCodes } = await account.startApp(password);
    return { at: 'started', uri, codes: backupCodes };
  },
  renew: async (password: string): Promise<Stage> => ({
    at: 'renewed',
    codes: await account.renewCodes(password),
  }),
  stop: async (password: string): Promise<Stage> => {
    await account.endApp(password);
    return { at: 'rest', told: 'ended' };
  },
} as const;

type Act = keyof typeof acts;

function Begin({ onStage }: StageProps): ReactElement {
  const { t } = useTranslation('account');
  const lang = useLanguage();
  const { data: app, error: unread } = useQuery(appQuery);
  const [password, setPassword] = useState('');
  const { mutate, isPending, error } = useOnce((act: Act) => acts[act](password));
  const go = (act: Act) =>
    mutate(act, {
      onSuccess: (stage) => {
        setPassword('');
        onStage(stage);
      },
    });
  const fitting: readonly Act[] = app?.inForce ? ['renew', 'stop'] : ['start'];
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (app) go(fitting[0] ?? 'start');
  };
  return (
    <form className="entry-form" onSubmit={send} noValidate>
      {app && (
        <p>
          {!app.inForce && t('app.isNone')}
          {app.inForce &&
            (app.since
              ? t('app.isInForceSince', { date: sayDate(app.since, { lang, zone }) })
              : t('app.isInForce'))}
          {app.inForce && <> {t('app.codesLeft', { count: app.backupCodes })}</>}
        </p>
      )}
      <Username />
      <Fault error={error ?? unread} />
      <TextField
        label={t('change.current')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <p className="entry-row">
        {fitting.map((act, index) => (
          <Button
            key={act}
            isDisabled={isPending || !app}
            {...(index === 0 ? { type: 'submit' } : { kind: 'plain', onPress: () => go(act) })}
          >
            {t(`app.${act}`)}
          </Button>
        ))}
      </p>
    </form>
  );
}

/** The secret of an `otpauth:` address in groups of four, as apps take it by hand. */
const keyOf = (uri: string): string =>
  (new URL(uri).searchParams.get('secret') ?? '').replace(/(.{4})(?=.)/g, '$1 ');

function Confirm({ uri, onStage }: StageProps & { readonly uri: string }): ReactElement {
  const { t } = useTranslation('account');
  const [code, setCode] = useState('');
  const { mutate, isPending, error } = useOnce(account.confirmApp);
  const send = (event: FormEvent) => {
    event.preventDefault();
    mutate(code, { onSuccess: () => onStage({ at: 'rest', told: 'inForce' }) });
  };
  return (
    <form className="entry-form" onSubmit={send} noValidate>
      <h3>{t('app.scan')}</h3>
      <Suspense fallback={<div className="qr-code" />}>
        <QrCode words={uri} label={t('app.picture')} />
      </Suspense>
      <p>{t('app.byHand')}</p>
      <Secret words={keyOf(uri)} />
      <p>
        <a href={uri}>{t('app.open')}</a>
      </p>
      <Fault error={error} />
      <TextField
        label={t('app.code')}
        autoComplete="one-time-code"
        inputMode="numeric"
        width="medium"
        value={code}
        onChange={setCode}
      />
      <Button kind="primary" type="submit" isDisabled={isPending}>
        {t('app.confirm')}
      </Button>
    </form>
  );
}
