/** The list of drafts as a file for spreadsheets: the lines that are shown, as they are told. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayInstant, sayTerm } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { dueOf, isLate } from '../drafts-state.ts';
import { saveTable } from '../figures/save-table.ts';
import { overviewHref } from '../links.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import { useWhatBlocks } from './what-blocks.ts';

export function SaveDrafts({ drafts }: { readonly drafts: readonly Draft[] }): ReactElement {
  const { t } = useTranslation('drafts');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const whatBlocks = useWhatBlocks();
  const clock = { lang, zone };
  const rowOf = (draft: Draft) => {
    const due = dueOf(draft);
    return [
      draft.titles[lang],
      nameOf(draft.owner),
      draft.state.titles[lang],
      whatBlocks(draft),
      due && sayTerm(due, clock),
      isLate(draft) ? t('late') : null,
      draft.counts.versions,
      sayInstant(draft.updatedAt, clock),
      `${location.origin}${overviewHref(draft.id)}`,
    ];
  };
  const columns = [
    ...[t('columns.draft'), t('columns.owner'), t('columns.stage'), t('columns.blocks')],
    ...[t('columns.due'), t('columns.late'), t('columns.version'), t('columns.changed')],
    t('columns.address'),
  ];
  return (
    <Button icon="down" onPress={() => saveTable(t('file'), { columns, rows: drafts.map(rowOf) })}>
      {t('save')}
    </Button>
  );
}
