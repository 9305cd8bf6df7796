/** What whoever wrote the workflow said once, in a language of their own: it stands as they wrote it. */
import { Fragment, type ReactElement } from 'react';
import { sayWritten, type Written } from '../../../domain/language.ts';
import type { Basis, Workflow } from '../../../domain/workflow/workflow.ts';
import { useLanguage } from '../words/i18n.ts';

/** The language of a text that does not say it, as far as its letters tell. */
export const languageOf = (text: string): 'ru' | 'en' =>
  /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en';

/** Words in the language spoken; what was written once, in the language it was written in. */
export function AsWritten({ children }: { readonly children: Written }): ReactElement {
  const lang = useLanguage();
  const own = typeof children === 'string' ? languageOf(children) : lang;
  return <span lang={own}>{sayWritten(children, lang)}</span>;
}

/** Every act and note of a workflow that was written once, the longest first. */
export function writtenIn({ override, states }: Workflow): readonly string[] {
  const bases = [
    override?.basis,
    ...Object.values(states).flatMap(({ basis, review, transitions }) => [
      basis,
      review?.basis,
      review?.silence?.basis,
      ...transitions.map(({ waiver }) => waiver?.basis),
    ]),
  ].filter((basis): basis is Basis => basis !== undefined);
  const texts = bases
    .flatMap(({ act, note = '' }) => [act, note])
    .filter((text): text is string => typeof text === 'string' && text !== '');
  return [...new Set(texts)].sort((a, b) => b.length - a.length);
}

interface SentenceProps {
  readonly children: string;
  /** What of it may be in another language. */
  readonly written: readonly string[];
}

/** A sentence in which what was written by hand says which language it is in. */
export function Sentence({ children, written }: SentenceProps): ReactElement {
  const found = written.find((text) => children.includes(text));
  if (found === undefined) return <>{children}</>;
  const [before = '', ...rest] = children.split(found);
  const others = written.filter((text) => text !== found);
  return (
    <>
      <Sentence written={others}>{before}</Sentence>
      {rest.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence have no other name
        <Fragment key={index}>
          <AsWritten>{found}</AsWritten>
          <Sentence written={others}>{part}</Sentence>
        </Fragment>
      ))}
    </>
  );
}
