/**
 * Changes one below the other: each by its place, its kind and its words; or as rows of a table. What
 * is told of the text is told in its language; what is told of the change, in the reader's.
 */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diff, Words } from '../../../domain/text/change.ts';
import {
  type ChangeLabels,
  changeLabels,
  nameKind,
  namePath,
} from '../../../domain/text/change-labels.ts';
import { linesOf } from '../../../domain/text/change-lines.ts';
import { comparisonRows } from '../../../domain/text/render-markdown.ts';
import { Icon } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import type { Compared } from './compared.ts';

interface ChangeListProps {
  readonly changes: readonly Compared[];
  readonly current: string | undefined;
  readonly labels: ChangeLabels;
  readonly isRead: (key: string) => boolean;
  readonly onRead: (key: string, isRead: boolean) => void;
  /** The permanent address of a change. */
  readonly hrefOf: (key: string) => string;
  /** The text before, at a block. */
  readonly hrefBefore: (block: string) => string;
}

export function ChangeList(props: ChangeListProps): ReactElement {
  const { changes, current, labels, isRead, onRead, hrefOf, hrefBefore } = props;
  const { t } = useTranslation('read');
  return (
    <ol className="comparison-list">
      {changes.map(({ key, lang, change }) => (
        <li
          key={key}
          id={`change-${key}`}
          tabIndex={-1}
          aria-current={key === current ? 'true' : undefined}
          className={isRead(key) ? 'change-read' : ''}
        >
          <p className="comparison-place">
            <b>{nameKind(change, labels)}</b>{' '}
            <span lang={lang}>{namePath(change.path, changeLabels[lang])}</span>
            {change.kind === 'move' && (
              <>
                {' '}
                {t('movedFrom')}{' '}
                <Link href={hrefBefore(change.block)}>
                  <span lang={lang}>{namePath(change.fromPath, changeLabels[lang])}</span>
                </Link>
              </>
            )}
          </p>
          {linesOf(change, changeLabels[lang]).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one change never change places
            <p key={index} className="comparison-words" lang={lang}>
              {line.map((run, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as the lines
                <Run key={at} run={run} labels={labels} />
              ))}
            </p>
          ))}
          <p className="change-foot">
            <button
              type="button"
              className="change-tick"
              aria-pressed={isRead(key)}
              onClick={() => onRead(key, !isRead(key))}
            >
              <Icon name="agree" /> {t('markRead')}
            </button>
            <Link href={hrefOf(key)}>{t('permalink')}</Link>
          </p>
        </li>
      ))}
    </ol>
  );
}

interface RunProps {
  readonly run: Words;
  readonly labels: ChangeLabels;
}

/** Words that stayed, came or went; what came and went is also told to who listens. */
function Run({ run, labels }: RunProps): ReactElement {
  if (run.op === 'equal') return <span>{run.text}</span>;
  const [begin, end] = run.op === 'insert' ? labels.inserted : labels.deleted;
  const Tag = run.op === 'insert' ? 'ins' : 'del';
  return (
    <Tag>
      <span className="visually-hidden" lang={labels.lang}>{` ${begin} `}</span>
      {run.text}
      <span className="visually-hidden" lang={labels.lang}>{` ${end} `}</span>
    </Tag>
  );
}

interface ChangeTableProps extends Pick<ChangeListProps, 'changes' | 'current' | 'labels'> {
  /** Which versions are compared. */
  readonly caption: string;
}

/** The comparison table of official papers: structural element, before, after. */
export function ChangeTable({ changes, current, labels, caption }: ChangeTableProps): ReactElement {
  const { columns } = labels;
  return (
    <section className="comparison-table" aria-label={columns.element}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.element}</th>
            <th scope="col">{columns.before}</th>
            <th scope="col">{columns.after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ key, lang, change }) => {
            const [row] = comparisonRows({ changes: [change] } as unknown as Diff, lang);
            return (
              <tr
                key={key}
                id={`change-${key}`}
                tabIndex={-1}
                aria-current={key === current ? 'true' : undefined}
              >
                <th scope="row">
                  <span lang={lang}>{row?.element}</span>{' '}
                  <span className="quiet">{nameKind(change, labels)}</span>
                </th>
                <td lang={lang} data-column={columns.before}>
                  {row?.before}
                </td>
                <td lang={lang} data-column={columns.after}>
                  {row?.after}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
