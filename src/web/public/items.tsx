/** Remarks and objections: the words they are about, why, what is proposed, what was answered. */
import type { ReactElement, ReactNode } from 'react';
import type { Clock } from '../format/when.ts';
import { Icon, type IconName } from './icons.tsx';
import { disagreementsHref } from './links.ts';
import type { ItemEnd, ItemView } from './model.ts';
import { Said } from './said.tsx';
import { DateOf } from './when.tsx';
import { wordsIn } from './words/words.ts';

interface ItemsProps {
  readonly id: string;
  readonly items: readonly ItemView[];
  /** Points in the table of disagreements. */
  readonly disagreements: number;
  readonly clock: Clock;
}

/** Those of the present round, and of earlier ones what is still open; the rest folded. */
export function Items({ id, items, disagreements, clock }: ItemsProps): ReactElement {
  const words = wordsIn(clock.lang);
  const present = items.filter((item) => item.present || !isSettled(item));
  const earlier = items.filter((item) => !item.present && isSettled(item));
  return (
    <section className="part" id="items" aria-labelledby="items-title">
      <h2 id="items-title">{words.items.title}</h2>
      {items.length === 0 && <p className="empty">{words.items.none}</p>}
      {disagreements > 0 && (
        <p className="lead">
          <a href={disagreementsHref(id, clock.lang)}>{words.disagreements.title}</a>{' '}
          <span className="aside-number">({disagreements})</span>
        </p>
      )}
      {present.map((item) => (
        <ItemCard key={item.number} item={item} clock={clock} />
      ))}
      {earlier.length > 0 && (
        <details className="earlier">
          <summary>{words.items.earlier(earlier.length)}</summary>
          {earlier.map((item) => (
            <ItemCard key={item.number} item={item} clock={clock} />
          ))}
        </details>
      )}
    </section>
  );
}

/** A remark needs an answer; an objection or condition, an end. */
const isSettled = ({ kind, answer, end }: ItemView): boolean =>
  end !== null || (kind === 'remark' && answer !== null);

interface ItemProps {
  readonly item: ItemView;
  readonly clock: Clock;
}

function ItemCard({ item, clock }: ItemProps): ReactElement {
  const words = wordsIn(clock.lang);
  const title = `item-${item.number}-title`;
  return (
    <article
      className={`card card-${item.kind}`}
      id={`item-${item.number}`}
      aria-labelledby={title}
    >
      <header>
        <h3 id={title}>
          <Icon name={item.kind === 'objection' ? 'object' : 'remarks'} />
          {words.items[item.fundamental ? 'fundamental' : item.kind](item.number)}
        </h3>
        <p className="card-by">{item.agency}</p>
        <p className="card-when">
          <DateOf at={item.at} clock={clock} />, {words.items.onVersion(item.version)}
        </p>
      </header>
      <dl className="card-body">
        <dt>{words.items.quote}</dt>
        <dd lang={item.lang}>
          <blockquote>
            <p>{item.quote}</p>
          </blockquote>
        </dd>
        {item.wording && (
          <>
            <dt>{words.items.wording}</dt>
            <dd lang={item.lang}>
              <blockquote className="wording">
                <p>{item.wording}</p>
              </blockquote>
            </dd>
          </>
        )}
        <dt>{words.items.reason}</dt>
        <dd>
          <Said text={item.reason} />
        </dd>
      </dl>
      {item.place && (
        <p className="card-place">
          <a href={`#${item.place.id}`}>{words.items.place}</a>
          <span className="aside" lang={item.place.lang}>
            {item.place.title}
          </span>
        </p>
      )}
      <Fate item={item} clock={clock} />
    </article>
  );
}

const fateIcons: Readonly<Record<'accepted' | 'partly' | 'refused', IconName>> = {
  accepted: 'agree',
  partly: 'remarks',
  refused: 'outside',
};

const endIcons: Readonly<Record<ItemEnd['kind'], IconName>> = {
  withdrawn: 'done',
  letGo: 'done',
  agreed: 'agree',
  disagreed: 'object',
  overridden: 'outside',
};

/** What became of an item, in the order it happened. */
function Fate({ item, clock }: ItemProps): ReactElement {
  const words = wordsIn(clock.lang).items;
  const { answer, upheld, end } = item;
  return (
    <footer className={answer || end ? 'fate' : 'fate fate-waits'}>
      {answer && (
        <Step
          icon={fateIcons[answer.answer]}
          word={words.answers[answer.answer]}
          said={answer.reason}
        >
          {words.answer}, <DateOf at={answer.at} clock={clock} />
        </Step>
      )}
      {upheld && (
        <Step icon="object" word={words.upheld} said={upheld.reason}>
          <DateOf at={upheld.at} clock={clock} />
        </Step>
      )}
      {end && (
        <Step icon={endIcons[end.kind]} word={words.ends[end.kind]} said={end.reason}>
          {end.by}, <DateOf at={end.at} clock={clock} />
        </Step>
      )}
      {end?.wording && (
        <p lang={item.lang}>
          {words.agreedWording}: <q>{end.wording}</q>
        </p>
      )}
      {!answer && !end && <Step icon="none" word={words.waits} said="" />}
    </footer>
  );
}

interface StepProps {
  readonly icon: IconName;
  readonly word: string;
  /** Free text; empty for none. */
  readonly said: string;
  /** By whom and when. */
  readonly children?: ReactNode;
}

const Step = ({ icon, word, said, children }: StepProps): ReactElement => (
  <div className="fate-step">
    <p className="fate-word">
      <Icon name={icon} />
      {word}
      {children && <span className="aside">{children}</span>}
    </p>
    {said && <Said text={said} />}
  </div>
);
