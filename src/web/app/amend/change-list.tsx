/** Changes of a text by their places, with the words that came and went; the same in the composer and on an amendment's page. */
import type { ReactElement, ReactNode } from 'react';
import type { Language } from '../../../domain/language.ts';
import type { Change, Words } from '../../../domain/text/change.ts';
import {
  type ChangeLabels,
  changeLabels,
  nameKind,
  namePath,
} from '../../../domain/text/change-labels.ts';
import { linesOf } from '../../../domain/text/change-lines.ts';
import { useLanguage } from '../words/i18n.ts';

interface ChangeLinesProps {
  readonly change: Change;
  /** Of the text. */
  readonly lang: Language;
}

/** One change: its kind in the reader's language, its place and its words in the text's. */
export function ChangeLines({ change, lang }: ChangeLinesProps): ReactElement {
  const labels = changeLabels[useLanguage()];
  const said = changeLabels[lang];
  return (
    <>
      <p className="change-place">
        <b>{nameKind(change, labels)}</b>{' '}
        <span lang={lang}>
          {namePath(change.path, said)}
          {change.kind === 'move' && ` ← ${namePath(change.fromPath, said)}`}
        </span>
      </p>
      {linesOf(change, said).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one change never change places
        <p key={index} className="change-words" lang={lang}>
          {line.map((run, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as the lines
            <Run key={at} run={run} labels={labels} />
          ))}
        </p>
      ))}
    </>
  );
}

interface ChangeListProps {
  readonly changes: readonly { readonly changes: readonly Change[] }[];
  readonly lang: Language;
  /** What stands below a change, by its place in the list. */
  readonly below?: (index: number) => ReactNode;
}

/** Changes that can be decided apart, each with all that belongs to it. */
export const ChangeList = ({ changes, lang, below }: ChangeListProps): ReactElement => (
  <ol className="change-list">
    {changes.map((one, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a list is drawn as a whole
      <li key={index}>
        {one.changes.map((change, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as the list
          <ChangeLines key={at} change={change} lang={lang} />
        ))}
        {below?.(index)}
      </li>
    ))}
  </ol>
);

/** Words that stayed, came or went; what came and went is also told to who listens. */
function Run({
  run,
  labels,
}: {
  readonly run: Words;
  readonly labels: ChangeLabels;
}): ReactElement {
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
