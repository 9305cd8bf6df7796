/** The page of one frozen version: its text, and the ways from it to the others. */
import type { ReactElement } from 'react';
import { sayDate } from '../format/when.ts';
import { Masthead } from './head.tsx';
import { Fingerprint } from './history.tsx';
import { compareHref, draftHref, exportHref, versionHref } from './links.ts';
import type { VersionPage } from './model.ts';
import { Page } from './page.tsx';
import { Said } from './said.tsx';
import { Outline, TextBody } from './text.tsx';
import { wordsIn } from './words/words.ts';

export function VersionView({ page }: { readonly page: VersionPage }): ReactElement {
  const { frame, head, version, text } = page;
  const words = wordsIn(frame.lang);
  const clock = { lang: frame.lang, zone: head.zone };
  const title = words.versions.version(version.number);
  return (
    <Page
      frame={frame}
      title={`${title}. ${head.titles[frame.lang]}`}
      description={version.summary || head.titles[frame.lang]}
    >
      <Masthead
        frame={frame}
        head={head}
        eyebrow={
          <>
            <a href={draftHref(head.id, frame.lang)}>{words.versions.back}</a> · {title}
          </>
        }
      >
        <p className="masthead-note">
          {words.versions.frozen(sayDate(version.at, clock), version.by)}
        </p>
        {version.summary && <Said className="masthead-note" text={version.summary} />}
        <VersionLinks page={page} />
      </Masthead>
      <div className="columns">
        <nav className="contents" aria-label={words.text.outline}>
          <p className="contents-title">{words.text.outline}</p>
          <Outline entries={text.outline} lang={text.lang} />
        </nav>
        <div className="column">
          <section className="part part-text" aria-label={words.text.of(version.number)}>
            <TextBody
              text={text}
              lang={frame.lang}
              hrefOf={(one) => versionHref(head.id, version.number, frame.lang, one)}
            />
            <Fingerprint version={version} words={words.versions} />
          </section>
        </div>
      </div>
    </Page>
  );
}

/** To the versions around this one, the comparison with the one before, and the forms for programs. */
function VersionLinks({ page }: { readonly page: VersionPage }): ReactElement {
  const { frame, head, version, newest, text } = page;
  const words = wordsIn(frame.lang).versions;
  const neighbours = [version.number - 1, version.number + 1].filter(
    (number) => number >= 1 && number <= newest,
  );
  return (
    <p className="version-links">
      {neighbours.map((number) => (
        <a key={number} href={versionHref(head.id, number, frame.lang, text.lang)}>
          {words.version(number)}
        </a>
      ))}
      {version.number > 1 && (
        <a
          href={compareHref(
            head.id,
            { from: version.number - 1, to: version.number },
            frame.lang,
            text.lang,
          )}
        >
          {words.compare}
        </a>
      )}
      <a href={exportHref(head.id, version.number, 'md', text.lang)} lang="en">
        Markdown
      </a>
      <a href={exportHref(head.id, version.number, 'json', text.lang)} lang="en">
        JSON
      </a>
    </p>
  );
}
