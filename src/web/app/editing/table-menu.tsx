/** What can be done with the table in which the cursor stands. */
import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { MenuButton, MenuEntry } from '../../parts/menu.tsx';
import { type TableTool, tableTools } from './tables.ts';

interface TableMenuProps {
  readonly view: EditorView;
  readonly state: EditorState;
}

export function TableMenu({ view, state }: TableMenuProps): ReactElement {
  const { t } = useTranslation('edit');
  const run = (tool: TableTool) => {
    tableTools[tool](view.state, view.dispatch, view);
    view.focus();
  };
  return (
    <MenuButton face={t('tools.table')} onAction={(tool) => run(tool as TableTool)}>
      {(Object.keys(tableTools) as TableTool[]).map((tool) => (
        <MenuEntry key={tool} id={tool} isDisabled={!tableTools[tool](state)}>
          {t(`table.${tool}`)}
        </MenuEntry>
      ))}
    </MenuButton>
  );
}
