/** Conciliation meetings: when and where, what about, who was there, what came of it. */
import type { ReactElement } from 'react';
import { type Clock, sayInstant } from '../format/when.ts';
import { Icon, type IconName } from './icons.tsx';
import type { MeetingView } from './model.ts';
import { Said } from './said.tsx';
import { DateOf } from './when.tsx';
import { wordsIn } from './words/words.ts';

interface MeetingsProps {
  readonly meetings: readonly MeetingView[];
  readonly clock: Clock;
}

/** Nothing at all where no meeting was called. */
export function Meetings({ meetings, clock }: MeetingsProps): ReactElement | null {
  if (meetings.length === 0) return null;
  const words = wordsIn(clock.lang).meetings;
  return (
    <section className="part" id="meetings" aria-labelledby="meetings-title">
      <h2 id="meetings-title">{words.title}</h2>
      {meetings.map((meeting) => (
        <MeetingCard key={meeting.number} meeting={meeting} clock={clock} />
      ))}
    </section>
  );
}

interface MeetingProps {
  readonly meeting: MeetingView;
  readonly clock: Clock;
}

function MeetingCard({ meeting, clock }: MeetingProps): ReactElement {
  const words = wordsIn(clock.lang).meetings;
  const { number, begins, place, agenda, invited, held } = meeting;
  const title = `meeting-${number}-title`;
  return (
    <article className="card" id={`meeting-${number}`} aria-labelledby={title}>
      <header>
        <h3 id={title}>{words.meeting(number)}</h3>
        <p className="card-when">
          <time dateTime={begins}>{sayInstant(begins, clock)}</time>
        </p>
      </header>
      <dl className="card-body">
        <dt>{words.place}</dt>
        <dd>
          <Said text={place} />
        </dd>
        <dt>{words.agenda}</dt>
        <dd>
          <AgendaLinks numbers={agenda} />
        </dd>
        <dt>{held ? words.present : words.invited}</dt>
        <dd>{(held?.present ?? invited).join(', ')}</dd>
        {held && (
          <>
            <dt>{words.minutes}</dt>
            <dd>
              <Said text={held.minutes} />
            </dd>
            <dt>{words.outcomes}</dt>
            <dd>
              <Outcomes held={held} clock={clock} />
            </dd>
          </>
        )}
      </dl>
      <MeetingFate meeting={meeting} clock={clock} />
    </article>
  );
}

const AgendaLinks = ({ numbers }: { readonly numbers: readonly number[] }): ReactElement => (
  <p className="answer-items">
    {numbers.map((number) => (
      <a key={number} href={`#item-${number}`}>
        № {number}
      </a>
    ))}
  </p>
);

function Outcomes({
  held: { outcomes },
  clock,
}: {
  readonly held: NonNullable<MeetingView['held']>;
  readonly clock: Clock;
}): ReactElement {
  const { ends } = wordsIn(clock.lang).items;
  return (
    <ul className="outcomes">
      {outcomes.map(({ item, settlement, reason }) => (
        <li key={item}>
          <p>
            <a href={`#item-${item}`}>№ {item}</a>: {ends[settlement]}
          </p>
          <Said text={reason} />
        </li>
      ))}
    </ul>
  );
}

function MeetingFate({ meeting: { cancelled, held }, clock }: MeetingProps): ReactElement {
  const words = wordsIn(clock.lang).meetings;
  const [icon, word]: readonly [IconName, string] = cancelled
    ? ['outside', words.cancelled]
    : held
      ? ['done', words.held]
      : ['none', words.ahead];
  const at = cancelled?.at ?? held?.at;
  return (
    <footer className={cancelled || held ? 'fate' : 'fate fate-waits'}>
      <p className="fate-word">
        <Icon name={icon} />
        {word}
        {at && (
          <span className="aside">
            <DateOf at={at} clock={clock} />
          </span>
        )}
      </p>
      {cancelled && <Said text={cancelled.reason} />}
    </footer>
  );
}
