/**
 * What the palette lists: every place and command by its name, every draft by its title, and the first
 * few passages that have the words written.
 */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandPalette, type PaletteCommand } from '../../parts/command-palette.tsx';
import { useNames } from '../api/directory.ts';
import { draftsQuery } from '../api/drafts.ts';
import { searchFewQuery } from '../api/search.ts';
import { listCommands, sayKeys } from '../commands.ts';
import { overviewHref, searchShownHref } from '../links.ts';
import { hrefOfFound } from '../search/found.ts';
import { useLanguage } from '../words/i18n.ts';

export function PaletteDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('frame');
  const [written, setWritten] = useState('');
  const drafts = useDraftCommands();
  const found = useFoundCommands(written.trim());
  return (
    <CommandPalette
      label={t('palette.label')}
      placeholder={t('palette.placeholder')}
      nothing={t('palette.nothing')}
      commands={[...listed(), ...drafts, ...found]}
      isOpen
      onWrite={setWritten}
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

/** Fewer letters are no search yet. */
const lettersMin = 3;
/** How long somebody who writes is waited for. */
const restMs = 200;

/** The first few passages that have these words, and the way to all of them. */
function useFoundCommands(written: string): readonly PaletteCommand[] {
  const { t } = useTranslation('frame');
  const lang = useLanguage();
  const { history } = useRouter();
  const words = useRested(written);
  const isAsked = words.length >= lettersMin;
  const { data } = useQuery({
    ...searchFewQuery(words),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  if (written.length < lettersMin) return [];
  const found = (isAsked && data?.items) || [];
  return [
    {
      id: 'search all',
      name: t('palette.all', { words: written }),
      icon: 'search',
      also: written,
      run: () => history.push(searchShownHref({ q: written })),
    },
    ...found.map((one, index) => ({
      id: `found ${index}`,
      name: one.passage.map(({ text }) => text).join(''),
      icon: 'text' as const,
      note: one.draft.titles[lang],
      also: written,
      run: () => history.push(hrefOfFound(one, lang)),
    })),
  ];
}

/** What was written, once nothing more has been for a moment. */
function useRested(written: string): string {
  const [rested, setRested] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setRested(written), restMs);
    return () => clearTimeout(timer);
  }, [written]);
  return rested;
}
