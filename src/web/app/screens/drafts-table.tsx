/** The list of drafts as a table: one line each, to be scanned down a column. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayTerm } from '../../format/when.ts';
import { Chip } from '../../parts/chip.tsx';
import { Link } from '../../parts/link.tsx';
import { DateOf } from '../../public/when.tsx';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { dueOf, isLate } from '../drafts-state.ts';
import { StageChip } from '../frame/stage-chip.tsx';
import { overviewHref } from '../links.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import { useWhatBlocks } from './what-blocks.ts';

const columns = ['draft', 'stage', 'blocks', 'due', 'version', 'changed'] as const;

export function DraftsTable({ drafts }: { readonly drafts: readonly Draft[] }): ReactElement {
  const { t } = useTranslation('drafts');
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drafts.map((draft) => (
            <Row key={draft.id} draft={draft} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ draft }: { readonly draft: Draft }): ReactElement {
  const { t } = useTranslation('drafts');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const whatBlocks = useWhatBlocks();
  const due = dueOf(draft);
  const clock = { lang, zone };
  return (
    <tr>
      <th scope="row">
        <Link href={overviewHref(draft.id)}>{draft.titles[lang]}</Link>
        <span className="cell-note">{nameOf(draft.owner)}</span>
      </th>
      <td>
        <StageChip kind={draft.state.kind} name={draft.state.titles[lang]} />
      </td>
      <td>{whatBlocks(draft)}</td>
      <td>
        {due ? (
          <>
            <time dateTime={due}>{sayTerm(due, clock)}</time>
            {isLate(draft) && (
              <Chip tone="bad" icon="clock">
                {t('late')}
              </Chip>
            )}
          </>
        ) : (
          <span className="quiet">{t('noDue')}</span>
        )}
      </td>
      <td className="number">{draft.counts.versions || t('noVersion')}</td>
      <td>
        <DateOf at={draft.updatedAt} clock={clock} />
      </td>
    </tr>
  );
}
