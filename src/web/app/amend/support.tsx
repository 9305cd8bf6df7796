/** Who supports an amendment, what their number brings about, and joining them. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { type AmendmentDetails, useSupport } from '../api/amendments.ts';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { Refused } from '../refusals/refused.tsx';
import { useSession } from '../session.ts';

interface SupportProps {
  readonly draft: Draft;
  readonly amendment: AmendmentDetails;
}

/** Those with no say in drafts: who keeps the directory or checks the records. */
const silentRoles: readonly string[] = ['administrator', 'auditor'];

export function Support({ draft, amendment }: SupportProps): ReactElement {
  const { t } = useTranslation('amendment');
  const { nameOf } = useNames();
  const { supporters, supportersAsked, state } = amendment;
  const organisations = [...new Set(supporters.map(({ organisation }) => organisation))];
  return (
    <section className="amendment-part">
      <h3>{t('support.title')}</h3>
      <p>
        {supporters.length === 0
          ? t('support.nobody')
          : t('support.count', { count: supporters.length })}
      </p>
      {organisations.length > 0 && (
        <ul className="amendment-supporters">
          {organisations.map((id) => (
            <li key={id}>{nameOf(id)}</li>
          ))}
        </ul>
      )}
      {supportersAsked !== null && supportersAsked > 0 && (
        <p className="field-hint">{t('support.asked', { count: supportersAsked })}</p>
      )}
      {(state === 'submitted' || state === 'studied') && (
        <Join draft={draft} amendment={amendment} />
      )}
    </section>
  );
}

function Join({ draft, amendment }: SupportProps): ReactElement | null {
  const { t } = useTranslation('amendment');
  const session = useSession();
  const { tell, isPending, error } = useSupport(draft.id);
  if (!session || silentRoles.includes(session.acting.role)) return null;
  const isOwn = amendment.by.person === session.person.id;
  const isGiven = amendment.supporters.some(({ person }) => person === session.person.id);
  if (isOwn || isGiven)
    return <p className="quiet">{t(isOwn ? 'support.own' : 'support.given')}</p>;
  return (
    <>
      <Refused
        error={error}
        title={t('acts.refused')}
        own={t('acts.codes', { returnObjects: true })}
      />
      <Button icon="plus" isDisabled={isPending} onPress={() => tell(amendment.amendment)}>
        {t('support.give')}
      </Button>
    </>
  );
}
