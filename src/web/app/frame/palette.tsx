/** The palette: every place and command by its name, and every draft by its title. Opened by a button or Ctrl/⌘ K. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { CommandPalette, type PaletteCommand } from '../../parts/command-palette.tsx';
import { useNames } from '../api/directory.ts';
import { draftsQuery } from '../api/drafts.ts';
import { type Command, listCommands, sayKeys, useCommands } from '../commands.ts';
import { draftsHref, draftsShownHref, overviewHref } from '../links.ts';
import { useLanguage } from '../words/i18n.ts';
import { KeyList } from './key-list.tsx';

export function Palette(): ReactElement {
  const { t } = useTranslation('frame');
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  useCommands(useFrameCommands(setOpen));
  const drafts = useDraftCommands(open === 'palette');
  const commands = open === 'palette' ? [...listed(), ...drafts] : [];
  return (
    <>
      <span className="palette-button">
        <Button kind="plain" icon="search" onPress={() => setOpen('palette')}>
          {t('palette.open')}
        </Button>
        <kbd className="bar-wide">{sayKeys('Mod+KeyK')}</kbd>
      </span>
      <CommandPalette
        label={t('palette.label')}
        placeholder={t('palette.placeholder')}
        nothing={t('palette.nothing')}
        commands={commands}
        isOpen={open === 'palette'}
        onClose={() => setOpen(null)}
      />
      <KeyList isOpen={open === 'keys'} onClose={() => setOpen(null)} />
    </>
  );
}

const listed = (): readonly PaletteCommand[] =>
  listCommands()
    .filter(({ keysOnly }) => !keysOnly)
    .map(({ keys, note, ...command }) => ({
      ...command,
      ...(note ? { note } : {}),
      ...(keys ? { keys: sayKeys(keys) } : {}),
    }));

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
        id: 'waiting',
        name: t('waiting'),
        icon: 'bell',
        keys: 'KeyG KeyI',
        run: () => history.push(draftsShownHref({ show: 'waiting' })),
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
    ],
    [t, history, open],
  );
}

/** The drafts as places to go to; read when the palette opens. */
function useDraftCommands(isWanted: boolean): readonly PaletteCommand[] {
  const lang = useLanguage();
  const { history } = useRouter();
  const { shortOf } = useNames();
  const { data } = useInfiniteQuery({ ...draftsQuery(undefined), enabled: isWanted });
  const lines = data?.pages.flatMap(({ items }) => items) ?? [];
  return lines.map(({ id, titles, owner }) => ({
    id: `draft ${id}`,
    name: titles[lang],
    icon: 'text',
    note: shortOf(owner),
    run: () => history.push(overviewHref(id)),
  }));
}
