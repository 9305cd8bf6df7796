/** The page of a draft: where it stands, who said what, what changed, and the whole text. */
import type { ReactElement } from 'react';
import { chartWordsIn } from '../charts/words/words.ts';
import { type Clock, sayDate, sayTerm } from '../format/when.ts';
import { Amendments, countAmendments } from './amendments.tsx';
import { Answers } from './answers.tsx';
import { CommentsPart, countAll } from './comments-part.tsx';
import { FiguresPart } from './figures.tsx';
import { Follow } from './follow.tsx';
import { type Fact, Facts, Masthead } from './head.tsx';
import { Fingerprint, Timeline, Versions } from './history.tsx';
import { Icon } from './icons.tsx';
import { Items } from './items.tsx';
import { commentFormHref, compareHref, draftHref } from './links.ts';
import { Meetings } from './meetings.tsx';
import type { DraftPage, Frame } from './model.ts';
import { Page } from './page.tsx';
import { Results } from './results.tsx';
import { SummaryPart } from './summary.tsx';
import { isOpenToVisitors, TakingLine } from './taking.tsx';
import { Outline, TextBody } from './text.tsx';
import { stageTitle, Track } from './track.tsx';
import type { Words } from './words/shape.ts';
import { wordsIn } from './words/words.ts';

export function DraftView({ page }: { readonly page: DraftPage }): ReactElement {
  const { frame, head } = page;
  const clock: Clock = { lang: frame.lang, zone: head.zone };
  const words = wordsIn(frame.lang);
  const [newest] = page.versions;
  const text = page.text?.lang ?? frame.lang;
  return (
    <Page
      frame={frame}
      title={head.titles[frame.lang]}
      description={describe(page, words)}
      draft={head.id}
    >
      <Masthead frame={frame} head={head} eyebrow={sayEyebrow(page, clock, words)}>
        <Facts facts={factsOf(page, clock, words)} />
        {page.comments.taking.rule !== 'none' && (
          <TakingLine taking={page.comments.taking} clock={clock} />
        )}
        <Actions page={page} words={words} />
      </Masthead>
      <div className="columns">
        <Contents page={page} words={words} />
        <div className="column">
          <Opening page={page} clock={clock} />
          <Track page={page} clock={clock} />
          <Answers rounds={page.rounds} clock={clock} />
          <Items id={head.id} items={page.items} disagreements={page.disagreements} clock={clock} />
          <Meetings meetings={page.meetings} clock={clock} />
          <Amendments id={head.id} groups={page.amendments} clock={clock} />
          <CommentsPart id={head.id} comments={page.comments} clock={clock} />
          <FiguresPart id={head.id} {...page.figures} clock={clock} />
          <Versions id={head.id} versions={page.versions} text={text} clock={clock} />
          <Timeline happenings={page.timeline} clock={clock} />
          <Follow id={head.id} lang={frame.lang} />
          <section className="part part-text" id="text" aria-labelledby="text-title">
            <h2 id="text-title">{newest ? words.text.of(newest.number) : words.text.title}</h2>
            {page.text ? (
              <TextBody
                text={page.text}
                lang={frame.lang}
                hrefOf={(one) => hrefOfText(head.id, frame, one)}
              />
            ) : (
              <p className="empty">{words.text.none}</p>
            )}
            {newest && <Fingerprint version={newest} words={words.versions} />}
          </section>
        </div>
      </div>
    </Page>
  );
}

interface OpeningProps {
  readonly page: DraftPage;
  readonly clock: Clock;
}

/** What it is about, and what its discussion came to: that comes first once the draft has ended. */
function Opening({ page, clock }: OpeningProps): ReactElement {
  const { head, frame, summary, comments } = page;
  const about = summary && <SummaryPart key="about" summary={summary} lang={frame.lang} />;
  const results = comments.results && (
    <Results key="results" id={head.id} results={comments.results} clock={clock} />
  );
  return <>{isOver(page) ? [results, about] : [about, results]}</>;
}

const isOver = ({ head }: DraftPage): boolean => head.stage.kind === 'final';

const hrefOfText = (id: string, { lang }: Frame, text: string): string =>
  draftHref(id, lang).concat(text === lang ? '' : `&text=${text}`, '#text');

/** So many characters of a summary are enough for who finds the page in a list. */
const aboutMax = 300;

const shorten = (text: string): string =>
  text.length > aboutMax ? `${text.slice(0, aboutMax).replace(/\s+\S*$/, '')}…` : text;

/** What it is about, where that is written in the page's language; then where it stands. */
const describe = ({ head, frame, summary }: DraftPage, words: Words): string => {
  const [about] = summary?.lang === frame.lang ? summary.paragraphs : [];
  return `${about === undefined ? `${head.titles[frame.lang]}.` : shorten(about)} ${stageTitle(head, words)}: ${head.stage.name}. ${words.draft.owner}: ${head.owner}.`;
};

/** What has ended is no draft any more: it is called by how it ended. */
function sayEyebrow({ versions, head }: DraftPage, clock: Clock, words: Words): string {
  const [newest] = versions;
  const version = newest
    ? words.draft.versionOf(newest.number, sayDate(newest.at, clock))
    : words.draft.noVersion;
  return `${head.stage.kind === 'final' ? head.stage.name : words.draft.kind} · ${version}`;
}

function factsOf(page: DraftPage, clock: Clock, words: Words): readonly Fact[] {
  const { head, due, overdue } = page;
  const facts: Fact[] = [
    { name: words.draft.stage, value: <Chip kind={head.stage.kind} name={head.stage.name} /> },
    { name: words.draft.owner, value: head.owner },
  ];
  if (due)
    facts.push({
      name: words.draft.due,
      value: (
        <>
          <time dateTime={due}>{sayTerm(due, clock)}</time>
          {overdue && <b className="late"> {words.draft.overdue}</b>}
        </>
      ),
    });
  facts.push({ name: words.draft.workflow, value: page.procedure });
  return facts;
}

/** Where a draft stands, as a word in a frame. */
export const Chip = ({
  kind,
  name,
}: {
  readonly kind: string;
  readonly name: string;
}): ReactElement => <span className={`chip chip-${kind}`}>{name}</span>;

interface PartProps {
  readonly page: DraftPage;
  readonly words: Words;
}

function Actions({ page, words }: PartProps): ReactElement | null {
  const { head, frame, versions, text, comments } = page;
  const [newest] = versions;
  if (!newest) return null;
  return (
    <p className="actions">
      <a className="button" href="#text">
        {words.draft.read}
        <Icon name="next" />
      </a>
      {isOpenToVisitors(comments.taking) && (
        <a className="button button-quiet" href={commentFormHref(head.id, frame.lang)}>
          {words.comments.give}
        </a>
      )}
      {newest.number > 1 && (
        <a
          className="button button-quiet"
          href={compareHref(
            head.id,
            { from: newest.number - 1, to: newest.number },
            frame.lang,
            text?.lang,
          )}
        >
          {words.draft.changes}
        </a>
      )}
    </p>
  );
}

/** The way through the page; on wide screens it stays in sight. */
function Contents({ page, words }: PartProps): ReactElement {
  const about = page.summary ? [['summary', words.summary.title]] : [];
  const results = page.comments.results ? [['results', words.comments.results.title]] : [];
  const parts = [
    ...(isOver(page) ? [...results, ...about] : [...about, ...results]),
    ['stage', stageTitle(page.head, words)],
    ['answers', words.round.title],
    ['items', `${words.items.title} (${page.items.length})`],
    ...(page.meetings.length > 0
      ? [['meetings', `${words.meetings.title} (${page.meetings.length})`]]
      : []),
    ['amendments', `${words.amendments.title} (${countAmendments(page.amendments)})`],
    ['comments', `${words.comments.title} (${countAll(page.comments)})`],
    ['figures', chartWordsIn(page.frame.lang).part.title],
    ['versions', `${words.versions.title} (${page.versions.length})`],
    ['timeline', words.timeline.title],
    ['follow', words.follow.title],
  ];
  return (
    <nav className="contents" aria-label={words.site.contents}>
      <p className="contents-title">{words.site.contents}</p>
      <ol>
        {parts.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
        <li>
          <a href="#text">{words.text.title}</a>
          {page.text && <Outline entries={page.text.outline} lang={page.text.lang} />}
        </li>
      </ol>
    </nav>
  );
}
