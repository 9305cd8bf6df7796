/** Words that stayed, came and went, drawn so that they are told apart by eye and by ear. */
import { Fragment } from 'prosemirror-model';
import type { ReactElement } from 'react';
import { schema } from '../../../../schema/document.ts';
import type { Language } from '../../../domain/language.ts';
import type { Words } from '../../../domain/text/change.ts';
import { changeLabels } from '../../../domain/text/change-labels.ts';
import { diffLines } from '../../../domain/text/words.ts';
import { useLanguage } from '../words/i18n.ts';

const lineOf = (text: string): Fragment =>
  text === '' ? Fragment.empty : Fragment.from(schema.text(text));

interface RunsProps {
  readonly words: readonly Words[];
  /** Language of the words. */
  readonly lang: Language;
}

export function Runs({ words, lang }: RunsProps): ReactElement {
  const labels = changeLabels[useLanguage()];
  return (
    <p className="comparison-words" lang={lang}>
      {words.map(({ op, text }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the runs of one comparison never change places
        if (op === 'equal') return <span key={index}>{text}</span>;
        const [begin, end] = op === 'insert' ? labels.inserted : labels.deleted;
        const Tag = op === 'insert' ? 'ins' : 'del';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Tag key={index}>
            <span className="visually-hidden" lang={labels.lang}>{` ${begin} `}</span>
            {text}
            <span className="visually-hidden" lang={labels.lang}>{` ${end} `}</span>
          </Tag>
        );
      })}
    </p>
  );
}

interface DifferenceProps {
  readonly before: string;
  readonly after: string;
  readonly lang: Language;
}

/** Two wordings of one passage as one, with what differs. */
export const Difference = ({ before, after, lang }: DifferenceProps): ReactElement => (
  <Runs words={diffLines(lineOf(before), lineOf(after)).words} lang={lang} />
);
