/** The line that says a demonstration is one, from which its tour begins, and the place where the tour stands. */
import { useRouter } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { loadWords } from '../words/i18n.ts';
import { useTourStep } from './tour.ts';

const TourCard = lazy(async () => {
  const words = loadWords(['tour']);
  const { TourCard: shown } = await import('./tour-card.tsx');
  await words;
  return { default: shown };
});

export function DemoLine(): ReactElement {
  const { t } = useTranslation('frame');
  const step = useTourStep();
  const router = useRouter();
  const begin = async () =>
    (await import('./tour-card.tsx')).openStep(1, (href) => router.history.push(href));
  return (
    <p className="demo-line">
      {t('demo')}{' '}
      {step === null && (
        <Button kind="plain" onPress={() => void begin()}>
          {t('tour')}
        </Button>
      )}
    </p>
  );
}

export function TourPlace(): ReactElement | null {
  const step = useTourStep();
  return step === null ? null : (
    <Suspense>
      <TourCard at={step} />
    </Suspense>
  );
}
