/** A formal instruction as it is read: numbered points, the blocks they bring set off below. */
import type { ReactElement } from 'react';
import type { Language } from '../../../domain/language.ts';

interface InstructionProps {
  /** A sentence each, the lines of the blocks it brings behind `> `. */
  readonly points: readonly string[];
  readonly lang: Language;
}

export const InstructionPoints = ({ points, lang }: InstructionProps): ReactElement => (
  <ol className="instruction" lang={lang}>
    {points.map((point) => {
      const [sentence, ...lines] = point.split('\n');
      return (
        <li key={point}>
          {sentence}
          {lines.length > 0 && (
            <blockquote>{lines.map((line) => line.replace(/^> ?/, '')).join('\n')}</blockquote>
          )}
        </li>
      );
    })}
  </ol>
);
