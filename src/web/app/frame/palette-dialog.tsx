/** What the palette lists: every place and command by its name, and every draft by its title. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandPalette, type PaletteCommand } from '../../parts/command-palette.tsx';
import { useNames } from '../api/directory.ts';
import { draftsQuery } from '../api/drafts.ts';
import { listCommands, sayKeys } from '../commands.ts';
import { overviewHref } from '../links.ts';
import { useLanguage } from '../words/i18n.ts';

export function PaletteDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('frame');
  const drafts = useDraftCommands();
  return (
    <CommandPalette
      label={t('palette.label')}
      placeholder={t('palette.placeholder')}
      nothing={t('palette.nothing')}
      commands={[...listed(), ...drafts]}
      isOpen
      onClose={onClose}
    />
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

/** The drafts as places to go to. */
function useDraftCommands(): readonly PaletteCommand[] {
  const lang = useLanguage();
  const { history } = useRouter();
  const { shortOf } = useNames();
  const { data } = useInfiniteQuery(draftsQuery(undefined));
  const lines = data?.pages.flatMap(({ items }) => items) ?? [];
  return lines.map(({ id, titles, owner }) => ({
    id: `draft ${id}`,
    name: titles[lang],
    icon: 'text',
    note: shortOf(owner),
    run: () => history.push(overviewHref(id)),
  }));
}
