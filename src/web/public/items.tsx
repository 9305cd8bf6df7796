/** Remarks and objections: the words they are about, why, what is proposed, what was answered. */
import type { ReactElement } from 'react';
import { Icon, type IconName } from './icons.tsx';
import type { ItemView } from './model.ts';
import { Said } from './said.tsx';
import { type Clock, DateOf } from './when.tsx';
import { wordsIn } from './words/words.ts';

interface ItemsProps {
  readonly items: readonly ItemView[];
  readonly clock: Clock;
}

/** Those of the present round, and of earlier ones what is still open; the rest folded. */
export function Items({ items, clock }: ItemsProps): ReactElement {
  const words = wordsIn(clock.lang);
  const present = items.filter((item) => item.present || !isSettled(item));
  const earlier = items.filter((item) => !item.present && isSettled(item));
  return (
    <section className="part" id="items" aria-labelledby="items-title">
      <h2 id="items-title">{words.items.title}</h2>
      {items.length === 0 && <p className="empty">{words.items.none}</p>}
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

const isSettled = ({ answer, withdrawn }: ItemView): boolean =>
  answer !== null || withdrawn !== null;

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
          {words.items[item.kind](item.number)}
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

function Fate({ item, clock }: ItemProps): ReactElement {
  const words = wordsIn(clock.lang);
  const { answer, withdrawn } = item;
  return (
    <footer className={answer || withdrawn ? 'fate' : 'fate fate-waits'}>
      {answer && (
        <>
          <p className="fate-word">
            <Icon name={fateIcons[answer.answer]} />
            {words.items.answers[answer.answer]}
            <span className="aside">
              {words.items.answer}, <DateOf at={answer.at} clock={clock} />
            </span>
          </p>
          <Said text={answer.reason} />
        </>
      )}
      {withdrawn && (
        <>
          <p className="fate-word">
            <Icon name="done" />
            {words.items.withdrawn}
            <span className="aside">
              <DateOf at={withdrawn.at} clock={clock} />
            </span>
          </p>
          {withdrawn.reason && <Said text={withdrawn.reason} />}
        </>
      )}
      {!answer && !withdrawn && (
        <p className="fate-word">
          <Icon name="none" />
          {words.items.waits}
        </p>
      )}
    </footer>
  );
}
