/** Lists with a meaning of their own: names with values, what happened, what is to be done, how far one is. */
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface Definition {
  readonly name: string;
  readonly value: ReactNode;
}

export const DefinitionList = ({
  entries,
}: {
  readonly entries: readonly Definition[];
}): ReactElement => (
  <dl className="definitions">
    {entries.map(({ name, value }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

export interface Happening {
  readonly id: string;
  readonly title: ReactNode;
  readonly when: ReactNode;
  readonly body?: ReactNode;
  /** `plain` unless told: what counts stands out. */
  readonly weight?: 'plain' | 'milestone';
}

/** What happened, in the order given. */
export const Timeline = ({
  happenings,
}: {
  readonly happenings: readonly Happening[];
}): ReactElement => (
  <ol className="timeline">
    {happenings.map(({ id, title, when, body, weight = 'plain' }) => (
      <li key={id} className={`happening happening-${weight}`}>
        <p className="happening-title">{title}</p>
        <p className="happening-when">{when}</p>
        {body}
      </li>
    ))}
  </ol>
);

export interface Task {
  readonly id: string;
  readonly name: ReactNode;
  readonly hint?: ReactNode;
  /** A chip, or a word. */
  readonly state: ReactNode;
}

/** What is to be done, with how it stands (GOV.UK pattern). */
export const TaskList = ({ tasks }: { readonly tasks: readonly Task[] }): ReactElement => (
  <ul className="task-list">
    {tasks.map(({ id, name, hint, state }) => (
      <li key={id}>
        <div>
          {name}
          {hint && <span className="field-hint">{hint}</span>}
        </div>
        <div className="task-state">{state}</div>
      </li>
    ))}
  </ul>
);

export interface ProgressStep {
  readonly id: string;
  readonly name: string;
  readonly state: 'done' | 'now' | 'ahead';
  readonly note?: ReactNode;
}

interface ProgressStepsProps {
  readonly label: string;
  readonly steps: readonly ProgressStep[];
  /** How each state is called. */
  readonly words: Readonly<Record<ProgressStep['state'], string>>;
}

const stepIcons: Readonly<Record<ProgressStep['state'], IconName>> = {
  done: 'agree',
  now: 'now',
  ahead: 'ring',
};

export const ProgressSteps = ({ label, steps, words }: ProgressStepsProps): ReactElement => (
  <ol className="progress-steps" aria-label={label}>
    {steps.map(({ id, name, state, note }) => (
      <li
        key={id}
        className={`step step-${state}`}
        {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}
      >
        <Icon name={stepIcons[state]} />
        <span>
          <span className="step-name">{name}</span>
          <span className="field-hint">
            {words[state]}
            {note && <>, {note}</>}
          </span>
        </span>
      </li>
    ))}
  </ol>
);
