/** Walking a list by keys: j and k go to the next and the previous of its links, which Enter opens. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../commands.ts';

/** Offers the keys for the links that a selector finds below the screen, for as long as it is shown. */
export function useWalk(selector: string): void {
  const { t } = useTranslation('frame');
  useCommands(
    useMemo(
      () => [
        {
          id: 'next-line',
          name: t('keys.next'),
          icon: 'down',
          keys: 'KeyJ',
          keysOnly: true,
          run: () => walk(selector, 1),
        },
        {
          id: 'previous-line',
          name: t('keys.previous'),
          icon: 'up',
          keys: 'KeyK',
          keysOnly: true,
          run: () => walk(selector, -1),
        },
      ],
      [t, selector],
    ),
  );
}

/** Stays at the ends; from outside the list it comes to the first. */
function walk(selector: string, by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>(`main ${selector}`)];
  const here = links.indexOf(document.activeElement as HTMLElement);
  const next = here < 0 ? 0 : Math.min(Math.max(here + by, 0), links.length - 1);
  links[next]?.focus();
}
