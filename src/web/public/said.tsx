/** What a person wrote, marked with the language it is written in, so that it is read out rightly. */
import type { ReactElement } from 'react';
import type { Language } from '../../domain/language.ts';

/** Letters of the Kazakh alphabet that Russian does not have. */
const kazakh = /[әғқңөұүһі]/i;
const cyrillic = /[а-яё]/i;

/**
 * The language of a sentence by its letters: Kazakh by those only it has, then Russian by Cyrillic,
 * else English. A short Kazakh sentence without such a letter passes for Russian.
 */
export function recogniseLanguage(text: string): Language {
  if (kazakh.test(text)) return 'kk';
  return cyrillic.test(text) ? 'ru' : 'en';
}

interface SaidProps {
  readonly text: string;
  readonly className?: string;
}

export const Said = ({ text, className }: SaidProps): ReactElement => (
  <p className={className} lang={recogniseLanguage(text)}>
    {text}
  </p>
);
