/** Who was asked and what each answered: the open round first, earlier ones folded. */
import type { ReactElement } from 'react';
import type { Language } from '../../domain/language.ts';
import { type Clock, sayDate, sayTerm } from '../format/when.ts';
import { sayBecause } from './because.ts';
import { Icon, type IconName } from './icons.tsx';
import type { AnswerLine, RoundView } from './model.ts';
import { Said } from './said.tsx';
import { DateOf } from './when.tsx';
import type { AnswerKind } from './words/shape.ts';
import { wordsIn } from './words/words.ts';

/** What needs attention comes first. */
const order: readonly AnswerKind[] = [
  'object',
  'silent',
  'none',
  'remarks',
  'agree',
  'deemed',
  'outside',
  'waiting',
];

const iconOf: Readonly<Record<AnswerKind, IconName>> = {
  object: 'object',
  silent: 'late',
  none: 'none',
  remarks: 'remarks',
  agree: 'agree',
  deemed: 'outside',
  outside: 'outside',
  waiting: 'none',
};

interface AnswersProps {
  readonly rounds: readonly RoundView[];
  readonly clock: Clock;
}

export function Answers({ rounds, clock }: AnswersProps): ReactElement {
  const words = wordsIn(clock.lang);
  const [latest, ...earlier] = rounds;
  return (
    <section className="part" id="answers" aria-labelledby="answers-title">
      <h2 id="answers-title">{words.round.title}</h2>
      {latest ? (
        <>
          <p className="lead">
            {sayAsked(latest, clock)} {sayRound(latest, clock)}
          </p>
          <Tally round={latest} clock={clock} />
          <Round round={latest} clock={clock} anchored />
        </>
      ) : (
        <p className="empty">{words.round.none}</p>
      )}
      {earlier.map((round) => (
        <details key={round.number} className="earlier">
          <summary>{words.round.earlier(round.number, round.version)}</summary>
          <p className="lead">{sayRound(round, clock)}</p>
          <Tally round={round} clock={clock} />
          <Round round={round} clock={clock} />
        </details>
      ))}
    </section>
  );
}

/** How many were asked, and how many need not be: their answer stands. */
function sayAsked({ answers, version }: RoundView, clock: Clock): string {
  const words = wordsIn(clock.lang).round;
  const standing = answers.filter(({ carried }) => carried !== null).length;
  const waiting = answers.filter(({ kind }) => kind === 'waiting').length;
  const asked = words.asked(answers.length - standing - waiting, version);
  return standing === 0 ? asked : `${asked} ${words.standing(standing)}`;
}

function sayRound({ openedAt, closedAt, due, suspendedAt }: RoundView, clock: Clock): string {
  const words = wordsIn(clock.lang).round;
  if (suspendedAt) return `${sayBecause({ code: 'round-suspended', due: suspendedAt }, clock)}.`;
  if (closedAt) return words.closed(sayDate(openedAt, clock), sayDate(closedAt, clock));
  return due ? words.until(sayTerm(due, clock)) : '';
}

interface RoundProps {
  readonly round: RoundView;
  readonly clock: Clock;
  /** Only the latest round's lines are places to link to. */
  readonly anchored?: boolean;
}

/** The answers counted, each kind that occurs with its number. */
function Tally({ round, clock }: RoundProps): ReactElement {
  const { counts } = wordsIn(clock.lang).round;
  const kinds = order
    .map((kind) => ({ kind, count: round.answers.filter((one) => one.kind === kind).length }))
    .filter(({ count }) => count > 0);
  return (
    <ul className="tally">
      {kinds.map(({ kind, count }) => (
        <li key={kind} className={`verdict-${kind}`}>
          <Icon name={iconOf[kind]} />
          <b>{count}</b> {counts[kind]}
        </li>
      ))}
    </ul>
  );
}

function Round({ round, clock, anchored = false }: RoundProps): ReactElement {
  const lines = order.flatMap((kind) => round.answers.filter((line) => line.kind === kind));
  return (
    <ul className="answers">
      {lines.map((line) => (
        <Line
          key={line.id}
          line={line}
          clock={clock}
          closed={round.closedAt !== null}
          anchored={anchored}
        />
      ))}
    </ul>
  );
}

interface LineProps {
  readonly line: AnswerLine;
  readonly clock: Clock;
  readonly closed: boolean;
  readonly anchored: boolean;
}

function Line({ line, clock, closed, anchored }: LineProps): ReactElement {
  const words = wordsIn(clock.lang);
  return (
    <li id={anchored ? `agency-${line.id}` : undefined} className={`answer verdict-${line.kind}`}>
      <div>
        <p>
          {line.agency}
          {!line.required && <span className="aside"> ({words.round.optional})</span>}
        </p>
        <Remit line={line} lang={clock.lang} />
        {line.deemedBy && <p className="answer-note">{words.round.deemedBy(line.deemedBy)}</p>}
        {line.inPlace && (
          <p className="answer-note">{words.round.inPlace(line.inPlace.person, line.inPlace.of)}</p>
        )}
        {line.note && <Said className="answer-note" text={line.note} />}
        {line.items.length > 0 && (
          <p className="answer-items">
            {line.items.map(({ number, kind, fundamental }) => (
              <a key={number} href={`#item-${number}`}>
                {words.items[fundamental ? 'fundamental' : kind](number)}
              </a>
            ))}
          </p>
        )}
      </div>
      <div className="answer-given">
        <Icon name={iconOf[line.kind]} />
        <p className="answer-verdict">
          {closed && line.kind === 'none' ? words.round.silent : words.round.answers[line.kind]}
        </p>
        <p className="answer-when">
          {line.at && <DateOf at={line.at} clock={clock} />}
          {!line.at &&
            line.due &&
            !(closed && line.kind === 'none') &&
            words.round.byDue(sayTerm(line.due, clock))}
          {line.overdue && (
            <b className="late">
              <Icon name="late" />
              {words.round.overdue}
            </b>
          )}
        </p>
      </div>
    </li>
  );
}

/** What the agency answers for, and what that means for its answer in this round. */
function Remit({
  line: { remit, carried, since },
  lang,
}: {
  readonly line: AnswerLine;
  readonly lang: Language;
}): ReactElement {
  const words = wordsIn(lang).round;
  const parts = remit && [...remit.sections, ...remit.kinds.map((kind) => words.remitKinds[kind])];
  return (
    <>
      {parts && parts.length > 0 && <p className="answer-note">{words.remit(parts.join(', '))}</p>}
      {carried !== null && (
        <p className="answer-note">{(remit ? words.carried : words.carriedWhole)(carried)}</p>
      )}
      {carried === null && since !== null && (
        <p className="answer-note">{(remit ? words.again : words.againWhole)(since)}</p>
      )}
    </>
  );
}
