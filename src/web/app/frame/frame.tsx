/**
 * What stands around every screen: the bar with place, language and person, the side with the
 * sections of where one is, and what happens when the place changes (focus, title, announcement).
 */
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useEffect, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { hasPersonas } from '../session.ts';
import { TourPlace } from '../tour/tour-place.tsx';
import { useLanguage } from '../words/i18n.ts';
import { Connection } from './connection.tsx';
import { SideNavigation } from './side-navigation.tsx';
import { TopBar } from './top-bar.tsx';

/** Not needed for the first picture of any screen. */
const Toasts = lazy(async () => ({ default: (await import('../../parts/toast.tsx')).Toasts }));

/** Locales by which React Aria speaks our languages. */
const locales: Readonly<Record<Language, string>> = { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-US' };

export function Frame(): ReactElement {
  const { t } = useTranslation('frame');
  const lang = useLanguage();
  const { main, arrived } = useArrival();
  return (
    <I18nProvider locale={locales[lang]}>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <TopBar />
      <div className="frame">
        <SideNavigation />
        <main id="content" tabIndex={-1} ref={main}>
          <Connection />
          <Outlet />
        </main>
      </div>
      {hasPersonas() && <TourPlace />}
      <p className="visually-hidden" role="status">
        {arrived}
      </p>
      <Suspense>
        <Toasts />
      </Suspense>
    </I18nProvider>
  );
}

/**
 * Who comes to another place by a link stands at its beginning, as after a reload: focus goes to
 * the screen and its title is said. The first screen keeps the document's own focus.
 */
function useArrival() {
  const main = useRef<HTMLElement>(null);
  const [arrived, setArrived] = useState('');
  const place = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const last = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (last.current !== undefined && place !== last.current) {
      main.current?.focus();
      setArrived(document.title);
    }
    last.current = place;
  }, [place]);
  return { main, arrived };
}
