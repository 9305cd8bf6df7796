/** The steps of the composer around one desk: where one is stands in the address, what is written in the desk. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { Banner } from '../../parts/banner.tsx';
import { ButtonLink, Link } from '../../parts/link.tsx';
import { say } from '../../parts/toast.tsx';
import { ToggleButton, Toolbar } from '../../parts/toolbar.tsx';
import { preparationsQuery, useRevise } from '../api/amendments.ts';
import type { Draft } from '../api/drafts.ts';
import { Conflicts } from '../editing/conflicts.tsx';
import {
  type AmendStep,
  amendmentHref,
  amendmentsHref,
  amendShownHref,
  amendSteps,
} from '../links.ts';
import { useLanguage } from '../words/i18n.ts';
import { CheckStep } from './check-step.tsx';
import type { Desk, DeskState } from './desk.ts';
import { PlaceStep } from './place-step.tsx';
import { requestOf } from './proposal.ts';
import { SimilarList, useSimilar } from './similar.tsx';
import { Standing } from './standing.tsx';
import { useStep } from './steps.ts';
import { submit } from './submit.ts';
import { type DerivedTexts, useDerived } from './use-derived.ts';
import {
  clearNew,
  type DeskOf,
  forgetKept,
  listChanges,
  nameDesk,
  readAnew,
  useDesk,
} from './use-desk.ts';
import { WhyStep } from './why-step.tsx';
import { WriteStep } from './write-step.tsx';

interface ComposerProps {
  readonly of: DeskOf;
  readonly draft: Draft;
  readonly desk: Desk;
}

export function Composer(props: ComposerProps): ReactElement {
  const { of, draft, desk } = props;
  const { t } = useTranslation('amend');
  const spoken = useLanguage();
  const state = useDesk(desk, of.newest);
  const { step, text, hrefOf, go } = useStep(draft.id);
  useNumber(props, state);
  const lang = text && state.bases[text] ? text : firstOf(state, spoken);
  const revises = of.writing.kind === 'amendment' ? of.writing.number : null;
  if (!lang) return <Banner kind="error" title={t('noText')} />;
  return (
    <div className="amend">
      <div className="amend-head">
        <div>
          <h2>
            {revises === null
              ? t('heading', { number: state.composition.version })
              : t('headingRevise', { number: revises })}
          </h2>
          <p className="screen-lead">{t('lead')}</p>
        </div>
        {(step === 'place' || step === 'write') && draft.languages.length > 1 && (
          <Languages
            draft={draft}
            state={state}
            lang={lang}
            onChoose={(one) => go({ text: one })}
          />
        )}
      </div>
      <Steps step={step} hrefOf={hrefOf} />
      <Standing draft={draft} state={state} isRevision={revises !== null} />
      {state.merging ? (
        <Conflicts
          key={`${state.merging.lang} ${state.merging.conflicts.length}`}
          conflicts={state.merging.conflicts}
          onChoose={(choices) => void desk.choose(choices)}
        />
      ) : (
        <StepShown {...props} state={state} lang={lang} revises={revises} />
      )}
    </div>
  );
}

interface StepShownProps extends ComposerProps {
  readonly state: DeskState;
  readonly lang: Language;
  readonly revises: number | null;
}

/** The step the address names. */
function StepShown(props: StepShownProps): ReactElement {
  const { of, draft, desk, state, lang } = props;
  const { step, block, hrefOf, go } = useStep(draft.id);
  const derived = useDerived(state.composition.docs, state.bases);
  const doc = state.composition.docs[lang] ?? state.bases[lang];
  if (step === 'place' && doc)
    return (
      <>
        {of.writing.kind !== 'amendment' && (
          <Prepared id={draft.id} own={state.saved?.preparation} />
        )}
        <PlaceStep
          doc={doc}
          lang={lang}
          changed={changedIn(derived, lang)}
          hrefOf={(one) => hrefOf('write', one)}
        />
      </>
    );
  if (step === 'write' || step === 'place')
    return (
      <WriteStep
        desk={desk}
        state={state}
        derived={derived}
        lang={lang}
        block={block ?? ''}
        onWiden={(one) => go({ block: one })}
        nextHref={hrefOf('why')}
      />
    );
  return <LastSteps {...props} derived={derived} isCheck={step === 'check'} />;
}

interface LastStepsProps extends StepShownProps {
  readonly derived: DerivedTexts | null;
  readonly isCheck: boolean;
}

/** The reason and the check, both beside what others propose. */
function LastSteps(props: LastStepsProps): ReactElement {
  const { of, draft, desk, state, derived, isCheck, revises } = props;
  const { t } = useTranslation('amend');
  const { hrefOf } = useStep(draft.id);
  const { data, isLoading } = useSimilar(draft.id, state);
  const onSubmit = useSubmit({ of, draft, desk, revises });
  const step = { desk, state, derived, revises, onSubmit, stepHref: hrefOf };
  return (
    <div className="amend-columns">
      {isCheck ? (
        <CheckStep draft={draft} session={of.session} {...step} />
      ) : (
        <div>
          <WhyStep
            desk={desk}
            composition={state.composition}
            derived={derived}
            isRevision={revises !== null}
          />
          <p className="amend-next">
            <ButtonLink kind="primary" href={hrefOf('check')}>
              {t('next.check')}
            </ButtonLink>
          </p>
        </div>
      )}
      <aside aria-label={t('similar.title')}>
        <h3>{t('similar.title')}</h3>
        <SimilarList id={draft.id} found={data} isLoading={isLoading} own={revises} />
      </aside>
    </div>
  );
}

const changedIn = (derived: DerivedTexts | null, lang: Language): ReadonlySet<string> =>
  new Set(derived?.texts[lang]?.changes.flatMap(({ blocks }) => blocks));

/** The language of the interface where the version has it, else the first it has. */
const firstOf = ({ bases }: DeskState, spoken: Language): Language | undefined =>
  bases[spoken] ? spoken : (Object.keys(bases)[0] as Language | undefined);

/** Names the preparation in the address once it has a number, so that a reload finds it. */
function useNumber({ of, desk }: ComposerProps, { saved }: DeskState): void {
  const navigate = useNavigate({ from: '/drafts/$id/amend' });
  const number = saved?.preparation;
  const isNamed = of.writing.kind === 'preparation';
  // biome-ignore lint/correctness/useExhaustiveDependencies: of one desk only the number changes
  useEffect(() => {
    if (isNamed) clearNew(of);
    if (number === undefined || of.writing.kind !== 'new') return;
    nameDesk(of, desk, number);
    void navigate({
      search: (before) => ({ ...before, p: number }),
      replace: true,
      resetScroll: false,
    });
  }, [number, isNamed, navigate]);
}

interface SubmitOf {
  readonly of: DeskOf;
  readonly draft: Draft;
  readonly desk: Desk;
  readonly revises: number | null;
}

/** Sends it and goes to what it became. Rejects with the refusal. */
function useSubmit({ of, draft, desk, revises }: SubmitOf): () => Promise<void> {
  const { t } = useTranslation('amend');
  const spoken = useLanguage();
  const navigate = useNavigate();
  const { tellAsync } = useRevise(draft.id, revises ?? 0);
  return async () => {
    let numbers: readonly number[];
    if (revises === null) numbers = await submit(draft.id, desk, spoken);
    else {
      const { composition, bases } = desk.read();
      const lists = await listChanges(composition, bases, spoken);
      await tellAsync({ ...requestOf(composition, bases, lists), reason: '' });
      numbers = [revises];
    }
    forgetKept(of, desk);
    await readAnew();
    say(t('sent', { numbers: numbers.join(', '), count: numbers.length }));
    const [only] = numbers;
    const href =
      numbers.length === 1 && only !== undefined
        ? amendmentHref(draft.id, only)
        : amendmentsHref(draft.id);
    await navigate({ to: href });
  };
}

interface StepsProps {
  readonly step: AmendStep;
  readonly hrefOf: (step: AmendStep) => string;
}

function Steps({ step, hrefOf }: StepsProps): ReactElement {
  const { t } = useTranslation('amend');
  return (
    <nav aria-label={t('steps.label')}>
      <ol className="amend-steps">
        {amendSteps.map((one) => (
          <li key={one}>
            <Link href={hrefOf(one)} {...(one === step ? { 'aria-current': 'step' as const } : {})}>
              {t(`steps.${one}`)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface LanguagesProps {
  readonly draft: Draft;
  readonly state: DeskState;
  readonly lang: Language;
  readonly onChoose: (lang: Language) => void;
}

function Languages({ draft, state, lang, onChoose }: LanguagesProps): ReactElement {
  const { t } = useTranslation('amend');
  const { t: named } = useTranslation('draft');
  return (
    <Toolbar label={t('language')}>
      {draft.languages
        .filter((one) => state.bases[one])
        .map((one) => (
          <ToggleButton
            key={one}
            label={named(`languages.${one}`)}
            isOn={one === lang}
            onChange={() => onChoose(one)}
          />
        ))}
    </Toolbar>
  );
}

interface PreparedProps {
  readonly id: string;
  readonly own: number | undefined;
}

/** What one's organisation began and did not submit, to be gone on with. */
function Prepared({ id, own }: PreparedProps): ReactElement | null {
  const { t } = useTranslation('amend');
  const { data = [] } = useQuery(preparationsQuery(id));
  const others = useMemo(() => data.filter(({ preparation }) => preparation !== own), [data, own]);
  if (others.length === 0) return null;
  return (
    <section className="amend-prepared">
      <h3>{t('prepared.title')}</h3>
      <p className="field-hint">{t('prepared.hint')}</p>
      <ul>
        {others.map(({ preparation, version, justification }) => (
          <li key={preparation}>
            <Link href={amendShownHref(id, { p: preparation, step: 'write' })}>
              {t('prepared.one', { number: preparation, version })}
            </Link>
            {justification && <span className="amend-excerpt"> {justification}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
