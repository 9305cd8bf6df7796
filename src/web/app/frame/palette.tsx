/** The way to everything by its name: the button, and the keys that work on every screen. */
import { useRouter } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { colours, showColours } from '../colours.ts';
import { type Command, sayKeys, useCommands } from '../commands.ts';
import { draftsHref, inboxHref } from '../links.ts';

/** What opens is loaded after the screen: who presses the keys writes on at once. */
const loadPalette = async () => ({
  default: (await import('./palette-dialog.tsx')).PaletteDialog,
});
const PaletteDialog = lazy(loadPalette);
const KeyList = lazy(async () => ({ default: (await import('./key-list.tsx')).KeyList }));

/** When the first screen has most likely come. */
const idleMs = 1500;

export function Palette(): ReactElement {
  const { t } = useTranslation('frame');
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  useCommands(useFrameCommands(setOpen));
  useEffect(() => {
    const timer = setTimeout(loadPalette, idleMs);
    return () => clearTimeout(timer);
  }, []);
  const close = () => setOpen(null);
  return (
    <>
      <span className="palette-button">
        <Button kind="plain" icon="search" onPress={() => setOpen('palette')}>
          {t('palette.open')}
        </Button>
        <kbd className="bar-wide">{sayKeys('Mod+KeyK')}</kbd>
      </span>
      <Suspense>
        {open === 'palette' && <PaletteDialog onClose={close} />}
        {open === 'keys' && <KeyList onClose={close} />}
      </Suspense>
    </>
  );
}

/** What can be done from every screen. */
function useFrameCommands(open: (what: 'palette' | 'keys') => void): readonly Command[] {
  const { t } = useTranslation('frame');
  const { history } = useRouter();
  return useMemo(
    () => [
      {
        id: 'drafts',
        name: t('nav.drafts'),
        icon: 'drafts',
        keys: 'KeyG KeyD',
        run: () => history.push(draftsHref),
      },
      {
        id: 'inbox',
        name: t('nav.inbox'),
        icon: 'bell',
        keys: 'KeyG KeyI',
        run: () => history.push(inboxHref),
      },
      {
        id: 'palette',
        name: t('palette.label'),
        icon: 'search',
        keys: 'Mod+KeyK',
        keysOnly: true,
        run: () => open('palette'),
      },
      {
        id: 'search',
        name: t('palette.open'),
        icon: 'search',
        keys: 'Slash',
        keysOnly: true,
        run: () => open('palette'),
      },
      {
        id: 'keys',
        name: t('keys.title'),
        icon: 'keys',
        keys: 'Shift+Slash',
        run: () => open('keys'),
      },
      ...colours.map((one) => ({
        id: `colours ${one}`,
        name: t(`colours.${one}`),
        icon: 'now' as const,
        run: () => showColours(one),
      })),
    ],
    [t, history, open],
  );
}
