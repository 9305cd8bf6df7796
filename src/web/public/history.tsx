/** The versions of a draft, and what happened to it. */
import type { ReactElement } from 'react';
import type { Language } from '../../domain/language.ts';
import { type Clock, sayDate } from '../format/when.ts';
import { sayBecause } from './because.ts';
import { compareHref, exportHref, versionHref } from './links.ts';
import type { Blocker, Happening, VersionLine } from './model.ts';
import { Said } from './said.tsx';
import { DateOf } from './when.tsx';
import type { Words } from './words/shape.ts';
import { wordsIn } from './words/words.ts';

interface VersionsProps {
  readonly id: string;
  readonly versions: readonly VersionLine[];
  /** The text's language in links that need one. */
  readonly text: Language;
  readonly clock: Clock;
}

export function Versions({ id, versions, text, clock }: VersionsProps): ReactElement {
  const { versions: words } = wordsIn(clock.lang);
  return (
    <section className="part" id="versions" aria-labelledby="versions-title">
      <h2 id="versions-title">{words.title}</h2>
      {versions.length === 0 && <p className="empty">{words.none}</p>}
      <ol className="versions" reversed>
        {versions.map((version, index) => (
          <li key={version.number} value={version.number}>
            <h3>
              <a href={versionHref(id, version.number, clock.lang, text)}>
                {words.version(version.number)}
              </a>
              {index === 0 && <span className="tag">{words.newest}</span>}
            </h3>
            <p className="card-when">{words.frozen(sayDate(version.at, clock), version.by)}</p>
            {version.summary && <Said text={version.summary} />}
            <p className="version-links">
              <a href={versionHref(id, version.number, clock.lang, text)}>{words.read}</a>
              {version.number > 1 && (
                <a
                  href={compareHref(
                    id,
                    { from: version.number - 1, to: version.number },
                    clock.lang,
                    text,
                  )}
                >
                  {words.compare}
                </a>
              )}
              <a href={exportHref(id, version.number, 'md', text)} lang="en">
                Markdown
              </a>
              <a href={exportHref(id, version.number, 'json', text)} lang="en">
                JSON
              </a>
            </p>
            <Fingerprint version={version} words={words} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The content hash a version is known by, whole, so that it can be copied and checked. */
export const Fingerprint = ({
  version,
  words,
}: {
  readonly version: VersionLine;
  readonly words: Words['versions'];
}): ReactElement => (
  <p className="fingerprint">
    {words.hash}: <code>{version.hash}</code>
  </p>
);

interface TimelineProps {
  readonly happenings: readonly Happening[];
  readonly clock: Clock;
}

export function Timeline({ happenings, clock }: TimelineProps): ReactElement {
  const words = wordsIn(clock.lang);
  return (
    <section className="part" id="timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{words.timeline.title}</h2>
      <ol className="timeline">
        {happenings.map((happening) => (
          <li key={`${happening.at} ${happening.what}`} className={`happened-${happening.what}`}>
            <p className="card-when">
              <DateOf at={happening.at} clock={clock} />
            </p>
            <Happened happening={happening} clock={clock} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface HappenedProps {
  readonly happening: Happening;
  readonly clock: Clock;
}

function Happened({ happening, clock }: HappenedProps): ReactElement {
  const words = wordsIn(clock.lang);
  if (happening.what === 'frozen')
    return <p className="happened">{words.timeline.frozen(happening.version)}</p>;
  if (happening.what === 'created')
    return (
      <p className="happened">
        {words.timeline.created} <span className="aside">{happening.by}</span>
      </p>
    );
  const { round } = happening;
  return (
    <>
      <p className="happened">
        {words.timeline.entered(happening.to)}
        <span className="aside">
          {words.timeline.decision(happening.title)}
          {round && `. ${words.timeline.asked(round.number, round.agencies)}`}
        </span>
      </p>
      {happening.reason && <Said text={happening.reason} />}
      {happening.waived.length > 0 && <Waived reasons={happening.waived} clock={clock} />}
    </>
  );
}

/** All that was unmet when an authorised person took the way nevertheless. */
const Waived = ({
  reasons,
  clock,
}: {
  readonly reasons: readonly Blocker[];
  readonly clock: Clock;
}): ReactElement => (
  <div className="waived">
    <p>{wordsIn(clock.lang).timeline.waived}</p>
    <ul>
      {reasons.map((reason) => (
        <li key={`${reason.code} ${reason.place} ${reason.lang ?? ''}`}>
          {sayBecause(reason, clock)}
        </li>
      ))}
    </ul>
  </div>
);
