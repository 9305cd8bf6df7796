/** The last step: everything once more as it will be read, what it brings about, and the sending. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayInstant } from '../../format/when.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Link } from '../../parts/link.tsx';
import { type Definition, DefinitionList } from '../../parts/lists.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { zone } from '../place.ts';
import { Refused } from '../refusals/refused.tsx';
import type { Session } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import type { DeskState } from './desk.ts';
import { Live } from './live.tsx';
import { type Composition, isWhole, languagesIn, partsOf } from './proposal.ts';
import type { Lack } from './submit.ts';
import type { DerivedTexts } from './use-derived.ts';

interface CheckStepProps {
  readonly draft: Draft;
  readonly session: Session;
  readonly state: DeskState;
  readonly derived: DerivedTexts | null;
  /** The amendment that is written anew. */
  readonly revises: number | null;
  /** Sends it; rejects with the refusal. */
  readonly onSubmit: () => Promise<void>;
  readonly stepHref: (step: 'write' | 'why') => string;
}

export function CheckStep(props: CheckStepProps): ReactElement {
  const { draft, session, state, derived, revises, onSubmit, stepHref } = props;
  const { t } = useTranslation('amend');
  const spoken = useLanguage();
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Error | null>(null);
  const { composition } = state;
  const missing = findLacks(draft, session, state, derived);
  const send = () => {
    setSending(true);
    setRefusal(null);
    onSubmit().catch((error: Error) => {
      setRefusal(error);
      setSending(false);
    });
  };
  const { until } = draft.amending;
  return (
    <div className="amend-check">
      <h3>{t('check.title')}</h3>
      <Facts {...props} />
      <section className="amend-sheet">
        <h4>{t('live.title')}</h4>
        <Live derived={derived} />
        <h4>{t('why.justification')}</h4>
        <p className="amend-words" lang={recogniseLanguage(composition.justification)}>
          {composition.justification || t('check.noReason')}
        </p>
        <Beside composition={composition} />
      </section>
      {missing.map((lack) => (
        <Banner key={lack} kind={lack === 'role' ? 'info' : 'warning'} title={t(`lack.${lack}`)}>
          <p>
            {lack === 'term' && until
              ? t('lack.termOver', { date: sayInstant(until, { lang: spoken, zone }) })
              : t(`lack.${lack}Text`)}{' '}
            {(lack === 'nothing' || lack === 'reason' || lack === 'evidence') && (
              <Link href={stepHref(lack === 'nothing' ? 'write' : 'why')}>{t('lack.go')}</Link>
            )}
          </p>
        </Banner>
      ))}
      <Refused
        error={refusal}
        title={t('refused.title')}
        own={t('refused.codes', { returnObjects: true })}
      />
      <p className="amend-send">
        <Button
          kind="primary"
          icon="next"
          isDisabled={missing.length > 0 || isSending}
          onPress={send}
        >
          {revises === null
            ? t('check.submit', { count: countAmendments(composition, derived) })
            : t('check.revise', { number: revises })}
        </Button>
      </p>
      <p className="field-hint">{t('check.effect')}</p>
    </div>
  );
}

/** What keeps it from being submitted by this person now, each once. */
function findLacks(
  { amending }: Draft,
  { acting }: Session,
  { composition, merging }: DeskState,
  derived: DerivedTexts | null,
): readonly Lack[] {
  const isNothing = derived !== null && languagesIn(derived.texts).length === 0;
  const found: readonly (readonly [Lack, boolean])[] = [
    ['term', !amending.taken],
    ['role', acting.role !== 'partner' && acting.role !== 'signatory'],
    ['merging', merging !== null],
    ['nothing', isNothing],
    ['reason', composition.justification.trim() === ''],
    ['evidence', !composition.evidence.every(isWhole)],
  ];
  return found.flatMap(([lack, isSo]) => (isSo ? [lack] : []));
}

const countAmendments = ({ division }: Composition, derived: DerivedTexts | null): number => {
  if (division !== 'many' || !derived) return 1;
  const { texts } = derived;
  const lists = languagesIn(texts).map((lang) => [lang, texts[lang]?.changes ?? []]);
  return partsOf(Object.fromEntries(lists)).length;
};

function Facts({ draft, session, state, derived, revises }: CheckStepProps): ReactElement {
  const { t } = useTranslation('amend');
  const { t: named } = useTranslation('draft');
  const spoken = useLanguage();
  const { nameOf } = useNames();
  const { version, division } = state.composition;
  const langs = languagesIn(derived?.texts ?? {});
  const untouched = draft.languages.filter((lang) => !langs.includes(lang));
  const languages = langs.map((lang) => named(`languages.${lang}`)).join(', ');
  const entries: readonly Definition[] = [
    { name: t('check.for'), value: nameOf(session.acting.organisation) },
    { name: t('check.by'), value: session.person.name[spoken] },
    { name: t('check.on'), value: named('version', { number: version }) },
    {
      name: t('check.texts'),
      value:
        langs.length > 0 && untouched.length > 0
          ? t('check.oneText', { languages })
          : languages || '–',
    },
    ...(revises === null ? [{ name: t('check.as'), value: t(`why.${division}`) }] : []),
  ];
  return <DefinitionList entries={entries} />;
}

function Beside({ composition }: { readonly composition: Composition }): ReactElement {
  const { t } = useTranslation('amend');
  const { evidence, money, indicators } = composition;
  return (
    <>
      {evidence.length > 0 && (
        <>
          <h4>{t('why.evidence')}</h4>
          <ul>
            {evidence.map(({ title, href }) => (
              <li key={`${title} ${href}`}>
                {title} <span className="quiet">{href}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {money && (
        <>
          <h4>{t('why.money')}</h4>
          <p className="amend-words">{money}</p>
        </>
      )}
      {indicators && (
        <>
          <h4>{t('why.indicators')}</h4>
          <p className="amend-words">{indicators}</p>
        </>
      )}
    </>
  );
}
