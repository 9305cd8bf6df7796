/** A workflow in plain sentences, state by state: the same as the picture for who cannot see it, and for print. */
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { describeStates } from '../../../domain/workflow/describe.ts';
import type { Workflow } from '../../../domain/workflow/workflow.ts';
import { useNames } from '../api/directory.ts';
import { useLanguage } from '../words/i18n.ts';
import { Sentence, writtenIn } from './as-written.tsx';
import { anchorOf } from './states-table.tsx';

export function Sentences({ workflow }: { readonly workflow: Workflow }): ReactElement {
  const { t } = useTranslation('workflow');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const names = Object.keys(workflow.states);
  // The opening is what the head of the screen says.
  const [, ...states] = describeStates(workflow, lang, nameOf);
  const written = useMemo(() => writtenIn(workflow), [workflow]);
  return (
    <section className="workflow-sentences">
      <h2>{t('sentences')}</h2>
      {states.map(({ title, sentences }, index) => (
        <section key={names[index]} id={anchorOf(names[index] ?? '')}>
          <h3>{title}</h3>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>
                <Sentence written={written}>{sentence}</Sentence>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
