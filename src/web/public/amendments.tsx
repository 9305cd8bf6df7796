/** Amendments: what each would change, why, and what became of it. */
import type { ReactElement } from 'react';
import { type AmendmentState, isOpenAmendment } from '../../domain/draft/draft.ts';
import { Printed } from './html.tsx';
import { Icon, type IconName } from './icons.tsx';
import type { AmendmentView } from './model.ts';
import { Said } from './said.tsx';
import { type Clock, DateOf } from './when.tsx';
import { wordsIn } from './words/words.ts';

const stateIcons: Readonly<Record<AmendmentState, IconName>> = {
  submitted: 'none',
  studied: 'now',
  adopted: 'agree',
  partly: 'remarks',
  reworded: 'remarks',
  refused: 'outside',
  withdrawn: 'outside',
  moot: 'outside',
};

interface AmendmentsProps {
  readonly amendments: readonly AmendmentView[];
  readonly clock: Clock;
}

export function Amendments({ amendments, clock }: AmendmentsProps): ReactElement {
  const words = wordsIn(clock.lang).amendments;
  return (
    <section className="part" id="amendments" aria-labelledby="amendments-title">
      <h2 id="amendments-title">{words.title}</h2>
      <p className="lead">{amendments.length === 0 ? words.none : words.intro}</p>
      {amendments.map((amendment) => (
        <AmendmentCard key={amendment.number} amendment={amendment} clock={clock} />
      ))}
    </section>
  );
}

interface AmendmentProps {
  readonly amendment: AmendmentView;
  readonly clock: Clock;
}

function AmendmentCard({ amendment, clock }: AmendmentProps): ReactElement {
  const words = wordsIn(clock.lang).amendments;
  const { number, state, change, decision } = amendment;
  const title = `amendment-${number}-title`;
  return (
    <article className="card" id={`amendment-${number}`} aria-labelledby={title}>
      <header>
        <h3 id={title}>{words.amendment(number)}</h3>
        <p className="card-by">
          {amendment.by}
          {amendment.kind && <span className="aside"> ({words.kinds[amendment.kind]})</span>}
        </p>
        <p className="card-when">
          <DateOf at={amendment.at} clock={clock} />, {words.onVersion(amendment.version)}
        </p>
      </header>
      <dl className="card-body">
        {change && (
          <>
            <dt>{words.proposed}</dt>
            <dd>
              <Printed className="diff" lang={clock.lang} html={change} />
            </dd>
          </>
        )}
        <dt>{words.justification}</dt>
        <dd>
          <Said text={amendment.justification} />
        </dd>
      </dl>
      <footer className={isOpenAmendment({ state }) ? 'fate fate-waits' : 'fate'}>
        <p className="fate-word">
          <Icon name={stateIcons[state]} />
          {words.states[state]}
          {decision && (
            <span className="aside">
              <DateOf at={decision.at} clock={clock} />
            </span>
          )}
        </p>
        {decision?.reason && <Said text={decision.reason} />}
      </footer>
    </article>
  );
}
