/** The states of a workflow as a table: who is asked in each, what they may answer, how long they have. */
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { groupsOf, sayAsked, sayMovers, sayTerm } from '../../../domain/workflow/describe.ts';
import { workflowWords } from '../../../domain/workflow/words.ts';
import {
  type Review,
  type Seat,
  type State,
  stateOf,
  type Workflow,
} from '../../../domain/workflow/workflow.ts';
import { Link } from '../../parts/link.tsx';
import { Table } from '../../parts/table.tsx';
import { useNames } from '../api/directory.ts';
import { StageChip } from '../frame/stage-chip.tsx';
import { useLanguage } from '../words/i18n.ts';
import { gateTerms } from './ahead.ts';
import { AsWritten } from './as-written.tsx';

interface StatesTableProps {
  readonly workflow: Workflow;
  /** Where the name of a state leads; to its sentences unless told. */
  readonly hrefOf?: (state: string) => string;
}

/** The anchor of what is said of a state. */
export const anchorOf = (state: string): string => `state-${state}`;

export function StatesTable({
  workflow,
  hrefOf = (state) => `#${anchorOf(state)}`,
}: StatesTableProps): ReactElement {
  const { t } = useTranslation('workflow');
  const lang = useLanguage();
  const cell = (say: (review: Review) => ReactNode) => {
    const Cell = ([, { review }]: Row): ReactNode => review && say(review);
    return Cell;
  };
  return (
    <Table<Row>
      label={t('table.title')}
      rows={Object.entries(workflow.states)}
      keyOf={([name]) => name}
      columns={[
        {
          id: 'state',
          name: t('table.state'),
          cell: ([name, { titles, kind }]) => (
            <div className="workflow-stage">
              <Link href={hrefOf(name)}>{titles[lang]}</Link>
              <StageChip kind={kind} name={t(`kinds.${kind}`)} />
            </div>
          ),
        },
        {
          id: 'asked',
          name: t('table.asked'),
          cell: ([, { review, kind }]) =>
            review ? (
              <Asked review={review} />
            ) : (
              <span className="quiet">
                {t(kind === 'consultation' ? 'table.public' : 'table.nobody')}
              </span>
            ),
        },
        { id: 'answers', name: t('table.answers'), cell: cell((one) => <Answers review={one} />) },
        {
          id: 'term',
          name: t('table.term'),
          cell: ([, state]) => <Terms state={state} />,
        },
        { id: 'silence', name: t('table.silence'), cell: cell((one) => <Silence review={one} />) },
        {
          id: 'again',
          name: t('table.again'),
          cell: cell(({ carryOver }) => t(carryOver ? 'table.carried' : 'table.anew')),
        },
        {
          id: 'ways',
          name: t('table.ways'),
          cell: ([, state]) => <Ways workflow={workflow} state={state} />,
        },
      ]}
    />
  );
}

type Row = readonly [name: string, state: State];

interface ReviewProps {
  readonly review: Review;
}

/** The bodies, by groups where they are asked in groups. */
function Asked({ review }: ReviewProps): ReactElement {
  const { t } = useTranslation('workflow');
  const lang = useLanguage();
  const { shortOf } = useNames();
  const { order = 'parallel', chosen, quorum } = review;
  const say = workflowWords[lang];
  const saySeats = (seats: readonly Seat[], adds: boolean) => {
    const names = seats.map((seat) => {
      const name = sayAsked(seat, say, shortOf);
      return seat.required ? name : t('table.advisory', { name });
    });
    return [...names, ...(adds ? [say.chosen] : [])].join(', ');
  };
  return (
    <>
      {order === 'groups' ? (
        <ol className="workflow-groups">
          {groupsOf(review).map((seats, index) => (
            <li key={seats.map((seat) => sayAsked(seat, say)).join()}>
              {saySeats(seats, chosen && index === 0)}
            </li>
          ))}
        </ol>
      ) : (
        <p>{saySeats(review.participants, chosen)}</p>
      )}
      {review.participants.length + Number(chosen) > 1 && (
        <p className="quiet">{t(`orders.${order}`)}</p>
      )}
      {quorum && <p className="quiet">{say.picture.quorum(quorum.given, quorum.agreeing)}</p>}
    </>
  );
}

function Answers({ review: { verdicts } }: ReviewProps): ReactElement {
  const { t } = useTranslation('workflow');
  const lang = useLanguage();
  if (!verdicts) return <>{t('table.anyAnswer')}</>;
  return <>{verdicts.map((kind) => workflowWords[lang].verdicts[kind]).join(', ')}</>;
}

/** The terms for answers; where nobody is asked, those the way forward waits for. */
function Terms({ state }: { readonly state: State }): ReactElement {
  const { t } = useTranslation('workflow');
  const say = workflowWords[useLanguage()];
  const { review } = state;
  if (!review)
    return (
      <>
        {gateTerms(state).map(({ term }) => (
          <p key={sayTerm(term, say)}>{t('table.atLeast', { term: sayTerm(term, say) })}</p>
        ))}
      </>
    );
  const { term, otherTerm, repeatTerm, cutoff } = review;
  return (
    <>
      <p>{sayTerm(term, say)}</p>
      {otherTerm && (
        <p className="quiet">{t('table.otherTerm', { term: sayTerm(otherTerm.term, say) })}</p>
      )}
      {repeatTerm && <p className="quiet">{say.picture.again(sayTerm(repeatTerm, say))}</p>}
      {cutoff && <p className="quiet">{t('table.cutoff', { time: cutoff })}</p>}
    </>
  );
}

/** What silence means, and the clause it is said by. */
function Silence({ review: { silence } }: ReviewProps): ReactElement {
  const { t } = useTranslation('workflow');
  if (!silence) return <>{t('table.silent')}</>;
  return (
    <>
      <p>{t('table.deemed')}</p>
      <p className="quiet">
        <AsWritten>{silence.basis.act}</AsWritten>
        {!silence.basis.confirmed && ` (${t('table.unconfirmed')})`}
      </p>
    </>
  );
}

interface WaysProps {
  readonly workflow: Workflow;
  readonly state: State;
}

function Ways({ workflow, state }: WaysProps): ReactElement {
  const { t } = useTranslation('workflow');
  const lang = useLanguage();
  const { shortOf } = useNames();
  if (state.transitions.length === 0)
    return <span className="quiet">{t(state.adopts ? 'table.adopts' : 'table.ends')}</span>;
  return (
    <ul className="workflow-ways">
      {state.transitions.map(({ id, titles, to, by }) => (
        <li key={id}>
          {titles[lang]} → {stateOf(workflow, to).titles[lang]}
          <span className="quiet"> · {sayMovers(by, workflowWords[lang], shortOf)}</span>
        </li>
      ))}
    </ul>
  );
}
