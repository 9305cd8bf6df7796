/** The editor's tools above the text: marks, blocks, lists, tables; each works by key as well. */
import type { Command, EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { lazy, type ReactElement, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../parts/button.tsx';
import { MenuButton, MenuEntry } from '../../parts/menu.tsx';
import { ToggleButton, Toolbar } from '../../parts/toolbar.tsx';
import {
  actTools,
  hasMark,
  type InsertTool,
  insertTools,
  isTableAt,
  type MarkTool,
  markTools,
  toggle,
} from './tools.ts';

const TableMenu = lazy(async () => ({ default: (await import('./table-menu.tsx')).TableMenu }));

interface EditorToolbarProps {
  readonly view: EditorView;
  readonly state: EditorState;
}

export function EditorToolbar({ view, state }: EditorToolbarProps): ReactElement {
  const { t } = useTranslation('edit');
  const can = (command: Command): boolean => command(state);
  const run = (command: Command): void => {
    command(view.state, view.dispatch, view);
    view.focus();
  };
  return (
    <Toolbar label={t('tools.label')}>
      <IconButton
        icon="undo"
        label={t('tools.undo')}
        isDisabled={!can(actTools.undo)}
        onPress={() => run(actTools.undo)}
      />
      <IconButton
        icon="redo"
        label={t('tools.redo')}
        isDisabled={!can(actTools.redo)}
        onPress={() => run(actTools.redo)}
      />
      <span className="toolbar-gap" />
      {(Object.keys(markTools) as MarkTool[]).map((tool) => (
        <ToggleButton
          key={tool}
          icon={markTools[tool].icon}
          label={t(`tools.${tool}`)}
          isOn={hasMark(state, tool)}
          onChange={() => run(toggle(tool))}
        />
      ))}
      <span className="toolbar-gap" />
      <IconButton
        icon="outdent"
        label={t('tools.outdent')}
        isDisabled={!can(actTools.outdent)}
        onPress={() => run(actTools.outdent)}
      />
      <IconButton
        icon="indent"
        label={t('tools.indent')}
        isDisabled={!can(actTools.indent)}
        onPress={() => run(actTools.indent)}
      />
      <span className="toolbar-gap" />
      <MenuButton
        face={t('tools.insert')}
        onAction={(tool) => run(insertTools[tool as InsertTool])}
      >
        {(Object.keys(insertTools) as InsertTool[]).map((tool) => (
          <MenuEntry
            key={tool}
            id={tool}
            isDisabled={!can(insertTools[tool])}
            note={t(`insert.${tool}Note`)}
          >
            {t(`insert.${tool}`)}
          </MenuEntry>
        ))}
      </MenuButton>
      <Suspense>{isTableAt(state) && <TableMenu view={view} state={state} />}</Suspense>
    </Toolbar>
  );
}
