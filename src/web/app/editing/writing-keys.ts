/** What can be done with the text being written from anywhere on its screen, by name or by key. */
import type { EditorView } from 'prosemirror-view';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../editor/slash.ts';
import { type Command, useCommands } from '../commands.ts';

/** Whether words are looked for, and whether to put others in their place. */
export type Finding = 'find' | 'replace' | null;

export function useWritingKeys(
  view: EditorView | null,
  setFinding: (finding: Finding) => void,
): void {
  const { t } = useTranslation('edit');
  const commands = useMemo((): readonly Command[] => {
    if (!view) return [];
    const insert = () => {
      view.focus();
      const asking = ask(view.state);
      if (asking) view.dispatch(asking);
    };
    return [
      {
        id: 'find',
        name: t('find.open'),
        icon: 'search',
        keys: 'Mod+KeyF',
        run: () => setFinding('find'),
      },
      {
        id: 'replace',
        name: t('find.openReplace'),
        icon: 'search',
        keys: 'Mod+KeyH',
        run: () => setFinding('replace'),
      },
      { id: 'insert', name: t('slash.label'), icon: 'plus', keys: 'Mod+Slash', run: insert },
    ];
  }, [view, setFinding, t]);
  useCommands(commands);
}
