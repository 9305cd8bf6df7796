/** Amendments: what each would change, why, and what became of it. */
import type { ReactElement } from 'react';
import { type AmendmentState, isOpenAmendment } from '../../domain/draft/draft.ts';
import type { Clock } from '../format/when.ts';
import { Printed } from './html.tsx';
import { Icon, type IconName } from './icons.tsx';
import { discussionHref, proposalsHref } from './links.ts';
import type { AmendmentGroup, AmendmentView } from './model-amendments.ts';
import { Said } from './said.tsx';
import { DateOf } from './when.tsx';
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
  readonly id: string;
  readonly groups: readonly AmendmentGroup[];
  readonly clock: Clock;
}

/** How many amendments the groups hold. */
export const countAmendments = (groups: readonly AmendmentGroup[]): number =>
  groups.reduce((sum, { amendments }) => sum + amendments.length, 0);

/** One fold for each section of the text, so that a reader finds what is proposed where. */
export function Amendments({ id, groups, clock }: AmendmentsProps): ReactElement {
  const words = wordsIn(clock.lang);
  const { title, none, intro, reports } = words.amendments;
  const count = countAmendments(groups);
  return (
    <section className="part" id="amendments" aria-labelledby="amendments-title">
      <h2 id="amendments-title">{title}</h2>
      <p className="lead">{count === 0 ? none : intro}</p>
      {count > 0 && (
        <p className="lead reports">
          <a href={proposalsHref(id, clock.lang)}>{reports.proposals.title}</a>
          <a href={discussionHref(id, clock.lang)}>{reports.discussion.title}</a>
        </p>
      )}
      {groups.map((group) => (
        <Group key={group.section?.id ?? ''} group={group} clock={clock} />
      ))}
    </section>
  );
}

interface GroupProps {
  readonly group: AmendmentGroup;
  readonly clock: Clock;
}

function Group({ group: { section, open, amendments }, clock }: GroupProps): ReactElement {
  const words = wordsIn(clock.lang).amendments;
  return (
    <details className="amended">
      <summary>
        {section ? <span lang={section.lang}>{section.title}</span> : words.elsewhere}
        <span className="aside">{words.counts(amendments.length, open)}</span>
      </summary>
      {section && (
        <p className="amended-place">
          <a href={`#${section.id}`}>{words.readPlace}</a>
        </p>
      )}
      {amendments.map((amendment) => (
        <AmendmentCard key={amendment.number} amendment={amendment} clock={clock} />
      ))}
    </details>
  );
}

interface AmendmentProps {
  readonly amendment: AmendmentView;
  readonly clock: Clock;
}

function AmendmentCard({ amendment, clock }: AmendmentProps): ReactElement {
  const words = wordsIn(clock.lang).amendments;
  const { number, change, supporters } = amendment;
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
          {supporters > 0 && <>, {words.supporters(supporters)}</>}
        </p>
      </header>
      <dl className="card-body">
        {change && (
          <>
            <dt>{words.proposed}</dt>
            <dd>
              <Printed className="diff" lang={clock.lang} html={change.html} />
            </dd>
            <dt>{words.instruction}</dt>
            <dd>
              <Instruction text={change.instruction} />
            </dd>
          </>
        )}
        <dt>{words.justification}</dt>
        <dd>
          <Said text={amendment.justification} />
        </dd>
      </dl>
      <Fate amendment={amendment} clock={clock} />
    </article>
  );
}

/** A formal instruction as it is to be copied: line by line, to the last sign. */
export const Instruction = ({ text }: { readonly text: string }): ReactElement => (
  <p className="instruction">{text.trimEnd()}</p>
);

function Fate({ amendment, clock }: AmendmentProps): ReactElement {
  const words = wordsIn(clock.lang).amendments;
  const { state, fate, decision, rewording } = amendment;
  return (
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
      {fate && <p>{words.fates[fate]}</p>}
      {decision?.code && <p className="fate-code">{decision.code}</p>}
      {decision?.reason && <Said text={decision.reason} />}
      {rewording && (
        <>
          <p className="fate-code">
            {rewording.accepted ? words.rewordingAccepted : words.rewordingContested}{' '}
            <span className="aside">
              <DateOf at={rewording.at} clock={clock} />
            </span>
          </p>
          {rewording.reason && <Said text={rewording.reason} />}
        </>
      )}
    </footer>
  );
}
