/** The reference of the interface for programs. What the description says itself stays in English. */
import type { ReactElement, ReactNode } from 'react';
import type { ApiOperation, ApiPage, Shape } from './model.ts';
import { Page } from './page.tsx';
import type { Words } from './words/shape.ts';
import { wordsIn } from './words/words.ts';

export function ApiView({ page }: { readonly page: ApiPage }): ReactElement {
  const { frame, groups } = page;
  const words = wordsIn(frame.lang).api;
  return (
    <Page frame={frame} title={words.title} description={words.intro}>
      <header className="masthead">
        <p className="eyebrow">{page.release}</p>
        <h1>{words.title}</h1>
        <p className="masthead-lead">{words.intro}</p>
        <p className="masthead-note" lang="en">
          <Prose text={page.description} />
        </p>
        <p className="actions">
          <a className="button button-quiet" href="/openapi.json">
            {words.download}
          </a>
        </p>
      </header>
      <div className="columns">
        <ApiContents page={page} words={words} />
        <div className="column">
          {groups.map(({ tag, operations }) => (
            <section
              key={tag}
              className="part"
              id={`tag-${tag}`}
              aria-labelledby={`tag-${tag}-title`}
            >
              <h2 id={`tag-${tag}-title`} lang="en">
                {tag}
              </h2>
              {operations.map((operation) => (
                <OperationEntry key={operation.id} operation={operation} words={words} />
              ))}
            </section>
          ))}
          <Problems page={page} words={words} />
          <section className="part" id="shapes" aria-labelledby="shapes-title">
            <h2 id="shapes-title">{words.shapes}</h2>
            {page.shapes.map(({ name, shape }, index) => (
              <div key={name} className="shape-entry" id={`shape-${name}`}>
                <h3>{name}</h3>
                <ShapeText shape={shape} label={`${words.shapes} ${index + 1}: ${name}`} />
              </div>
            ))}
          </section>
        </div>
      </div>
    </Page>
  );
}

interface PartProps {
  readonly page: ApiPage;
  readonly words: Words['api'];
}

const ApiContents = ({ page, words }: PartProps): ReactElement => (
  <nav className="contents" aria-label={words.operations}>
    <p className="contents-title">{words.operations}</p>
    <ol>
      {page.groups.map(({ tag, operations }) => (
        <li key={tag}>
          <a href={`#tag-${tag}`} lang="en">
            {tag}
          </a>
          <ol lang="en">
            {operations.map(({ id, summary, path }) => (
              <li key={id}>
                <a href={`#${id}`}>{summary || path}</a>
              </li>
            ))}
          </ol>
        </li>
      ))}
      <li>
        <a href="#problems">{words.problems}</a>
      </li>
      <li>
        <a href="#shapes">{words.shapes}</a>
      </li>
    </ol>
  </nav>
);

interface EntryProps {
  readonly operation: ApiOperation;
  readonly words: Words['api'];
}

const OperationEntry = ({ operation, words }: EntryProps): ReactElement => (
  <article className="operation" id={operation.id}>
    <h3 lang="en">
      <span className="method">{operation.method}</span>
      <code>{operation.path}</code>
    </h3>
    <p lang="en">
      <Prose text={operation.summary} />
    </p>
    {operation.description && (
      <p lang="en">
        <Prose text={operation.description} />
      </p>
    )}
    {operation.authz && (
      <p>
        {words.authorization}: <code>{operation.authz}</code>
      </p>
    )}
    {operation.parameters.length > 0 && <Parameters operation={operation} words={words} />}
    {operation.body && (
      <>
        <h4>{words.body}</h4>
        <ShapeText shape={operation.body} label={`${words.body}: ${nameOf(operation)}`} />
      </>
    )}
    <h4>{words.responses}</h4>
    <Answers operation={operation} words={words} />
    <h4>{words.example}</h4>
    <Scrolling className="example" label={`${words.example}: ${nameOf(operation)}`}>
      <pre lang="en">{operation.example}</pre>
    </Scrolling>
  </article>
);

/** What tells one operation's regions from another's. */
const nameOf = ({ method, path }: ApiOperation): string => `${method} ${path}`;

const Parameters = ({ operation, words }: EntryProps): ReactElement => (
  <>
    <h4>{words.parameters}</h4>
    <Scrolling className="reference-table" label={`${words.parameters}: ${nameOf(operation)}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.place}</th>
            <th scope="col">{words.type}</th>
            <th scope="col">{words.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {operation.parameters.map(({ name, place, required, type, meaning }) => (
            <tr key={`${place} ${name}`}>
              <th scope="row">
                <code>{name}</code>
                {required && <span className="aside"> {words.required}</span>}
              </th>
              <td>{words.places[place]}</td>
              <td>
                <code>
                  <Linked shape={type} />
                </code>
              </td>
              <td lang="en">
                <Prose text={meaning} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  </>
);

const Answers = ({ operation, words }: EntryProps): ReactElement => (
  <Scrolling className="reference-table" label={`${words.responses}: ${nameOf(operation)}`}>
    <table>
      <thead>
        <tr>
          <th scope="col">{words.code}</th>
          <th scope="col">{words.meaning}</th>
          <th scope="col">{words.type}</th>
        </tr>
      </thead>
      <tbody>
        {operation.answers.map(({ code, meaning, content }) => (
          <tr key={code}>
            <th scope="row">
              <code>{code}</code>
            </th>
            <td lang="en">{meaning}</td>
            <td>
              {content.map(({ media, shape }) => (
                <div key={media}>
                  <code className="aside">{media}</code>
                  <pre className="shape-inline">
                    <Linked shape={shape} />
                  </pre>
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scrolling>
);

const Problems = ({ page, words }: PartProps): ReactElement => (
  <section className="part" id="problems" aria-labelledby="problems-title">
    <h2 id="problems-title">{words.problems}</h2>
    <Scrolling className="reference-table" label={`${words.problems}: ${words.code}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.code}</th>
            <th scope="col" lang="en">
              HTTP
            </th>
            <th scope="col">{words.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {page.problems.map(({ code, status, title }) => (
            <tr key={code}>
              <th scope="row">
                <code>{code}</code>
              </th>
              <td>{status}</td>
              <td lang="en">{title}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  </section>
);

interface ScrollingProps {
  readonly className: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** What may be wider than the page scrolls by itself, and so must be reached by keyboard. */
const Scrolling = ({ className, label, children }: ScrollingProps): ReactElement => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section className={className} tabIndex={0} aria-label={label}>
    {children}
  </section>
);

interface ShapeProps {
  readonly shape: Shape;
  readonly label: string;
}

const ShapeText = ({ shape, label }: ShapeProps): ReactElement => (
  <Scrolling className="shape" label={label}>
    <pre lang="en">
      <Linked shape={shape} />
    </pre>
  </Scrolling>
);

const Linked = ({ shape }: { readonly shape: Shape }): ReactElement => (
  <>
    {shape.map((part, index) =>
      typeof part === 'string' ? (
        part
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a type never change place
        <a key={index} href={`#shape-${part.name}`}>
          {part.name}
        </a>
      ),
    )}
  </>
);

/** The description's own sentences, with what stands between backticks as code. */
const Prose = ({ text }: { readonly text: string }): ReactElement => (
  <>
    {text.split('`').map((part, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never change place
      index % 2 === 0 ? part : <code key={index}>{part}</code>,
    )}
  </>
);
