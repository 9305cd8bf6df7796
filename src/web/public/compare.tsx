/** The comparison of any two versions: the choice, the changes listed, and the changes shown. */
import type { ReactElement } from 'react';
import type { Language } from '../../domain/language.ts';
import { type ChangeLabels, changeLabels } from '../../domain/text/change-labels.ts';
import { sayDate } from '../format/when.ts';
import { Printed } from './html.tsx';
import { compareAction, diffJsonHref, draftHref } from './links.ts';
import type { ChangeLine, ComparePage } from './model.ts';
import { endonyms, Page } from './page.tsx';
import type { Words } from './words/shape.ts';
import { wordsIn } from './words/words.ts';

interface PartProps {
  readonly page: ComparePage;
  readonly words: Words;
}

export function CompareView({ page }: { readonly page: ComparePage }): ReactElement {
  const { frame, head, diff } = page;
  const words = wordsIn(frame.lang);
  const { compare } = words;
  return (
    <Page
      frame={frame}
      title={`${compare.title}. ${head.titles[frame.lang]}`}
      description={`${compare.title}: ${head.titles[frame.lang]}`}
    >
      <header className="masthead masthead-compare">
        <p className="eyebrow">
          <a href={draftHref(head.id, frame.lang)}>{head.titles[frame.lang]}</a>
        </p>
        <h1>{compare.title}</h1>
        <Choice page={page} words={words} />
      </header>
      {diff ? (
        <Changes page={page} words={words} changes={diff.changes} html={diff.html} />
      ) : (
        <div className="notice">
          <p>
            <b>{page.versions.length > 1 ? compare.same : compare.single}</b>
          </p>
          {page.versions.length > 1 && <p>{compare.sameHint}</p>}
        </div>
      )}
    </Page>
  );
}

function Choice({ page, words }: PartProps): ReactElement {
  const { frame, head, versions, from, to } = page;
  const clock = { lang: frame.lang, zone: head.zone };
  const options = versions.map(({ number, at }) => (
    <option key={number} value={number}>
      {words.draft.versionOf(number, sayDate(at, clock))}
    </option>
  ));
  return (
    <form className="choice" action={compareAction(head.id)} method="get">
      <input type="hidden" name="lang" value={frame.lang} />
      <label>
        <span className="choice-name">{words.compare.from}</span>
        <select name="from" defaultValue={from}>
          {options}
        </select>
      </label>
      <label>
        <span className="choice-name">{words.compare.to}</span>
        <select name="to" defaultValue={to}>
          {options}
        </select>
      </label>
      <label>
        <span className="choice-name">{words.compare.language}</span>
        <select name="text" defaultValue={page.lang}>
          {head.languages.map((lang) => (
            <option key={lang} value={lang} lang={lang}>
              {endonyms[lang]}
            </option>
          ))}
        </select>
      </label>
      <button className="button" type="submit">
        {words.compare.show}
      </button>
    </form>
  );
}

interface ChangesProps extends PartProps {
  readonly changes: readonly ChangeLine[];
  readonly html: string;
}

function Changes({ page, words, changes, html }: ChangesProps): ReactElement {
  const { lang, from, to, head } = page;
  const { compare } = words;
  const { kinds } = changeLabels[page.frame.lang];
  return (
    <div className="columns">
      <nav className="contents" aria-label={compare.list}>
        <p className="contents-title">{compare.changes(changes.length)}</p>
        <Counts changes={changes} kinds={kinds} />
        <ChangeList changes={changes} lang={lang} kinds={kinds} />
        <p>
          <a href={diffJsonHref(head.id, { from, to }, lang)}>{compare.json}</a>
        </p>
      </nav>
      <div className="column">
        <details className="outline-fold">
          <summary>{compare.list}</summary>
          <ChangeList changes={changes} lang={lang} kinds={kinds} />
        </details>
        <Legend words={words} />
        {page.title.length > 0 && (
          <section className="part" aria-labelledby="titles-title">
            <h2 id="titles-title">{compare.titles}</h2>
            <p className="title-change" lang={lang}>
              {page.title.map(({ op, text }, index) => {
                const Run = runs[op];
                // biome-ignore lint/suspicious/noArrayIndexKey: the runs of one text never change place
                return <Run key={index}>{text}</Run>;
              })}
            </p>
          </section>
        )}
        {changes.length === 0 ? (
          <p className="notice">{compare.none(from, to)}</p>
        ) : (
          <section className="part" aria-labelledby="changes-title">
            <h2 id="changes-title">{words.text.title}</h2>
            <Printed className="diff diff-page" lang={page.frame.lang} html={html} />
          </section>
        )}
      </div>
    </div>
  );
}

type Kinds = ChangeLabels['kinds'];

interface ListProps {
  readonly changes: readonly ChangeLine[];
  readonly lang: Language;
  readonly kinds: Kinds;
}

/** Each change by its kind and its words, as a link to where it is shown. */
const ChangeList = ({ changes, lang, kinds }: ListProps): ReactElement => (
  <ol className="change-list">
    {changes.map((change) => (
      <li key={change.place}>
        <a href={`#${change.place}`}>
          <b>{kinds[change.kind]}</b> <span lang={lang}>{change.words}</span>
        </a>
      </li>
    ))}
  </ol>
);

const runs = { equal: 'span', insert: 'ins', delete: 'del' } as const;

/** How often each kind of change occurs, the most frequent first. */
function Counts({ changes, kinds }: Omit<ListProps, 'lang'>): ReactElement {
  const counts = new Map<ChangeLine['kind'], number>();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return (
    <ul className="counts">
      {sorted.map(([kind, number]) => (
        <li key={kind}>
          <b>{number}</b> {kinds[kind]}
        </li>
      ))}
    </ul>
  );
}

const Legend = ({ words }: { readonly words: Words }): ReactElement => (
  <p className="legend">
    <span>{words.compare.legend}:</span>
    <ins>{words.compare.added}</ins>
    <del>{words.compare.removed}</del>
    <span className="legend-moved">{words.compare.moved}</span>
  </p>
);
