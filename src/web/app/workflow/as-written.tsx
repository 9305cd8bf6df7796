/** What whoever wrote the workflow said in their own language: acts and notes are never translated. */
import { Fragment, type ReactElement } from 'react';
import type { Basis, Workflow } from '../../../domain/workflow/workflow.ts';

/** Words in the language they were written in, as far as their letters tell it. */
export const AsWritten = ({ children }: { readonly children: string }): ReactElement => (
  <span lang={/\p{Script=Cyrillic}/u.test(children) ? 'ru' : 'en'}>{children}</span>
);

/** Every act and note of a workflow, the longest first. */
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
  const texts = bases.flatMap(({ act, note = '' }) => [act, note]).filter((text) => text !== '');
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
