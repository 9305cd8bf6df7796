/** Tokens by which programs act for a person: listed, made and shown once, revoked. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayDate } from '../../format/when.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { account, type Token, tokensQuery, useOnce } from '../api/account.ts';
import { useNames } from '../api/directory.ts';
import { readClock } from '../clock.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import { Fault } from './fault.tsx';
import { MakeToken } from './make-token.tsx';
import { Line, Part, Secret } from './part.tsx';
import { useProof } from './proof.tsx';

export function Tokens(): ReactElement {
  const { t } = useTranslation('account');
  const { data, error } = useQuery(tokensQuery);
  const { proven, dialog } = useProof();
  const make = useOnce((told: Parameters<typeof account.makeToken>[0]) =>
    proven(() => account.makeToken(told)),
  );
  const revoke = useOnce(account.revokeToken);
  return (
    <Part title={t('tokens.title')} text={t('tokens.text')}>
      {dialog}
      <Fault error={error ?? revoke.error} />
      {make.data && (
        <Banner kind="good" title={t('tokens.made')}>
          <p>{t('tokens.madeText')}</p>
          <p>
            <code>Authorization: Bearer …</code>
          </p>
          <Secret words={make.data.text} />
        </Banner>
      )}
      {data?.length === 0 && <p className="quiet">{t('tokens.none')}</p>}
      <ul className="account-lines">
        {data?.map((token) => (
          <TokenItem key={token.token} token={token} onRevoke={() => revoke.mutate(token.token)} />
        ))}
      </ul>
      <MakeToken isPending={make.isPending} error={make.error} onMake={make.mutateAsync} />
    </Part>
  );
}

interface TokenItemProps {
  readonly token: Token;
  readonly onRevoke: () => void;
}

function TokenItem({ token, onRevoke }: TokenItemProps): ReactElement {
  const { t } = useTranslation('account');
  const clock = { lang: useLanguage(), zone };
  const { shortOf } = useNames();
  const { label, organisation, scopes, usedAt, revokedAt, expiresAt } = token;
  const holds = revokedAt === null && expiresAt > readClock();
  const notes = [
    t('tokens.actsFor', { body: shortOf(organisation) }),
    t('tokens.scopes', { count: scopes.length }),
    sayEnd(),
    usedAt ? t('tokens.used', { when: sayDate(usedAt, clock) }) : t('tokens.neverUsed'),
  ];
  function sayEnd(): string {
    if (revokedAt !== null) return t('tokens.revoked', { when: sayDate(revokedAt, clock) });
    return t(holds ? 'tokens.until' : 'tokens.expired', { when: sayDate(expiresAt, clock) });
  }
  return (
    <Line
      title={label}
      notes={notes.join(' · ')}
      action={
        holds && (
          <Button aria-label={t('tokens.revokeOf', { name: label })} onPress={onRevoke}>
            {t('tokens.revoke')}
          </Button>
        )
      }
    />
  );
}
