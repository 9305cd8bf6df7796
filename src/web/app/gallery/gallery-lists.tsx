/** Lists, tables, places and panes in the gallery. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Breadcrumbs } from '../../parts/breadcrumbs.tsx';
import { Chip } from '../../parts/chip.tsx';
import { GridList } from '../../parts/grid-list.tsx';
import { DefinitionList, ProgressSteps, TaskList, Timeline } from '../../parts/lists.tsx';
import { Pagination } from '../../parts/pagination.tsx';
import { SplitView } from '../../parts/split-view.tsx';
import { Table } from '../../parts/table.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { ToggleButton, Toolbar } from '../../parts/toolbar.tsx';
import { draftsHref } from '../links.ts';

const rows = ['sample', 'other', 'note'] as const;

export function Lists(): ReactElement {
  const { t } = useTranslation('gallery');
  return (
    <div className="gallery-stack">
      <DefinitionList entries={rows.map((row) => ({ name: t(row), value: t('note') }))} />
      <TaskList
        tasks={rows.map((row) => ({
          id: row,
          name: t(row),
          hint: t('hint'),
          state: (
            <Chip tone="good" icon="agree">
              {t('done')}
            </Chip>
          ),
        }))}
      />
      <ProgressSteps
        label={t('groups.states')}
        words={{ done: t('done'), now: t('now'), ahead: t('ahead') }}
        steps={[
          { id: 'a', name: t('sample'), state: 'done', note: '22.11.2026' },
          { id: 'b', name: t('other'), state: 'now' },
          { id: 'c', name: t('note'), state: 'ahead' },
        ]}
      />
      <Timeline
        happenings={rows.map((row, index) => ({
          id: row,
          title: t(row),
          when: `${index + 1}.11.2026`,
          weight: index === 0 ? 'milestone' : 'plain',
        }))}
      />
      <GridList
        label={t('groups.lists')}
        selectionMode="single"
        selectionBehavior="replace"
        defaultSelectedKeys={['other']}
        lines={rows.map((row) => ({ id: row, name: t(row), content: <p>{t(row)}</p> }))}
      />
      <Table
        label={t('groups.lists')}
        rows={rows}
        keyOf={(row) => row}
        columns={[
          { id: 'name', name: t('sample'), cell: (row) => t(row) },
          { id: 'note', name: t('note'), cell: () => t('other') },
          { id: 'count', name: t('day'), cell: (row) => row.length, isNumber: true },
        ]}
      />
    </div>
  );
}

export function Places(): ReactElement {
  const { t } = useTranslation('gallery');
  const [isOn, setOn] = useState(true);
  const views = rows.map((row) => ({ id: row, name: t(row), content: <p>{t(row)}</p> }));
  return (
    <div className="gallery-stack">
      <Breadcrumbs
        label={t('groups.places')}
        crumbs={[{ name: t('sample'), href: draftsHref }, { name: t('other') }]}
      />
      <Pagination
        label={t('groups.lists')}
        words={{ before: t('before'), after: t('after') }}
        here="2 / 3"
        before={draftsHref}
        after={draftsHref}
      />
      <Toolbar label={t('groups.actions')}>
        <ToggleButton icon="edit" label={t('act')} isOn={isOn} onChange={setOn} />
        <ToggleButton icon="text" label={t('sample')} isOn={false} onChange={() => {}} />
      </Toolbar>
      <Tabs label={t('groups.places')} views={views} />
      <SplitView sideLabel={t('note')} side={<p>{t('hint')}</p>}>
        <p>{t('lead')}</p>
      </SplitView>
    </div>
  );
}
