/** Where the draft stands: the stages of its procedure, and what the next step still lacks. */
import type { ReactElement } from 'react';
import { type Clock, sayDate } from '../format/when.ts';
import { sayBecause } from './because.ts';
import { Icon, type IconName } from './icons.tsx';
import type { Blocker, DraftHead, DraftPage, NextStep, TrackStep } from './model.ts';
import type { Words } from './words/shape.ts';
import { wordsIn } from './words/words.ts';

interface TrackProps {
  readonly page: DraftPage;
  readonly clock: Clock;
}

export function Track({ page, clock }: TrackProps): ReactElement {
  const words = wordsIn(clock.lang);
  return (
    <section className="part" id="stage" aria-labelledby="stage-title">
      <h2 id="stage-title">{stageTitle(page.head, words)}</h2>
      <ol className="track">
        {page.track.map((step) => (
          <Step key={step.name} step={step} clock={clock} words={words} />
        ))}
      </ol>
      {page.head.stage.kind === 'final' && <p className="next ready">{words.track.final}</p>}
      {page.next.map((next) => (
        <Next key={next.title} next={next} clock={clock} words={words} />
      ))}
    </section>
  );
}

/** The way so far is told as a way that ended once it has. */
export const stageTitle = ({ stage }: DraftHead, { track }: Words): string =>
  stage.kind === 'final' ? track.ended : track.title;

interface StepProps {
  readonly step: TrackStep;
  readonly clock: Clock;
  readonly words: Words;
}

function Step({ step, clock, words }: StepProps): ReactElement {
  const when = {
    done: step.leftAt && words.track.left(sayDate(step.leftAt, clock)),
    now: step.enteredAt && words.track.since(sayDate(step.enteredAt, clock)),
    ahead: null,
  }[step.mark];
  return (
    <li
      className={`step step-${step.mark}`}
      aria-current={step.mark === 'now' ? 'step' : undefined}
    >
      <Icon name={step.mark} />
      <span className="step-name">{step.name}</span>
      <span className="step-when">
        <b>{words.track[step.mark]}</b>
        {when && ` · ${when}`}
      </span>
    </li>
  );
}

interface NextProps {
  readonly next: NextStep;
  readonly clock: Clock;
  readonly words: Words;
}

function Next({ next, clock, words }: NextProps): ReactElement {
  if (next.blockers.length === 0)
    return <p className="next ready">{words.track.ready(next.title)}</p>;
  return (
    <div className="next">
      <p>{words.track.missing(next.title)}</p>
      <ul>
        {next.blockers.map((blocker) => (
          <li key={`${blocker.code} ${blocker.place} ${blocker.lang ?? ''}`}>
            <Icon name={blockerIcon(blocker)} />
            <a href={`#${blocker.place}`}>{sayBecause(blocker, clock)}</a>
          </li>
        ))}
        {next.amendmentsMore > 0 && (
          <li>
            <Icon name="none" />
            <a href="#amendments">{words.track.amendmentsMore(next.amendmentsMore)}</a>
          </li>
        )}
      </ul>
    </div>
  );
}

const blockerIcon = ({ code }: Blocker): IconName =>
  code === 'verdict-objects' || code === 'verdict-vetoes' || code.startsWith('objection-')
    ? 'object'
    : 'none';
