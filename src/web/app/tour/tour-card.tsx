/**
 * The tour of the demonstration in five steps: each opens a screen as the person whose turn it is
 * there, and says in two sentences what to try. It stands beside the work and never in its way.
 */
import { useRouter } from '@tanstack/react-router';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../parts/button.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { useNames } from '../api/directory.ts';
import {
  amendHref,
  compareHref,
  inboxHref,
  overviewHref,
  publicHref,
  triageHref,
} from '../links.ts';
import { actAs, listChoices, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { setTourStep } from './tour.ts';

/** The draft of the demonstration. */
const draft = 'civil-society';

/** What each step shows, and as whom. */
const steps = [
  { name: 'overview', person: 'aigerim-saparova', href: overviewHref(draft) },
  { name: 'answer', person: 'viktor-sokolov', href: inboxHref },
  { name: 'compare', person: 'viktor-sokolov', href: `${compareHref(draft)}?a=1&b=2` },
  { name: 'amend', person: 'nazgul-omirbek', href: amendHref(draft) },
  { name: 'decide', person: 'aigerim-saparova', href: triageHref(draft, { view: 'place' }) },
] as const;

/** Opens a step as the person whose turn it is there; `go` changes the place. */
export function openStep(number: number, go: (href: string) => void): void {
  const step = steps[number - 1];
  if (!step) return;
  const choice = listChoices().find(({ person }) => person.id === step.person);
  if (choice) actAs(choice);
  setTourStep(number);
  go(step.href);
}

interface TourCardProps {
  /** Number of the step, from 1; beyond the last nothing is shown. */
  readonly at: number;
}

export function TourCard({ at }: TourCardProps): ReactElement | null {
  const { t } = useTranslation('tour');
  const lang = useLanguage();
  const router = useRouter();
  const session = useSession();
  const { shortOf } = useNames();
  const acting = session?.acting.organisation ?? '';
  const organisation = shortOf(acting);
  const title = useRef<HTMLHeadingElement>(null);
  const step = steps[at - 1];
  // Whoever goes on by keyboard or listens is told of the new step.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step is told anew
  useEffect(() => title.current?.focus({ preventScroll: true }), [at]);
  if (!step) return null;
  const open = (next: number) => openStep(next, (href) => router.history.push(href));
  return (
    <aside className="tour" aria-labelledby="tour-title">
      <header>
        <p className="field-hint">{t('step', { number: at, whole: steps.length })}</p>
        <IconButton icon="close" label={t('end')} onPress={() => setTourStep(null)} />
      </header>
      <h2 id="tour-title" ref={title} tabIndex={-1}>
        {t(`steps.${step.name}.title`)}
      </h2>
      <p>{t(`steps.${step.name}.text`)}</p>
      {session && organisation !== acting && (
        <p className="field-hint">
          {t('youAre', {
            name: session.person.name[lang],
            organisation,
          })}
        </p>
      )}
      <footer>
        {at > 1 && <Button onPress={() => open(at - 1)}>{t('back')}</Button>}
        {at < steps.length ? (
          <Button kind="primary" onPress={() => open(at + 1)}>
            {t('next')}
          </Button>
        ) : (
          <ButtonLink href={publicHref(draft, lang)}>{t('public')}</ButtonLink>
        )}
      </footer>
    </aside>
  );
}
