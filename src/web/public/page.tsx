/**
 * The page around every page: head, header with languages, footer. And the one way a page becomes a
 * string. No script anywhere, so a page works the same with scripts switched off.
 */
import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { languages } from '../../domain/language.ts';
import { assetHref } from './assets.ts';
import { apiHref, displayAction, feedHref, startHref, verifyHref } from './links.ts';
import { displays, type Frame } from './model.ts';
import type { Words } from './words/shape.ts';
import { wordsIn } from './words/words.ts';

/** A whole HTML document from its element. */
export const renderPage = (page: ReactElement): string =>
  `<!doctype html>${renderToStaticMarkup(page)}`;

/** How each language calls itself. */
export const endonyms = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;

const feeds = [
  ['feed.xml', 'application/atom+xml'],
  ['feed.json', 'application/feed+json'],
  ['calendar.ics', 'text/calendar'],
] as const;

interface PageProps {
  readonly frame: Frame;
  readonly title: string;
  readonly description: string;
  /** Its address is somebody's secret, or it is nothing to be found: search engines are told so. */
  readonly unlisted?: boolean;
  /** The draft whose feeds programs are told of. */
  readonly draft?: string;
  readonly children: ReactNode;
}

export function Page({
  frame,
  title,
  description,
  unlisted = false,
  draft,
  children,
}: PageProps): ReactElement {
  const words = wordsIn(frame.lang);
  return (
    <html lang={frame.lang} data-display={frame.display.join(' ') || undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${words.product}`}</title>
        <meta name="description" content={description} />
        {unlisted && <meta name="robots" content="noindex, nofollow" />}
        <link rel="stylesheet" href={assetHref('public.css')} />
        <link rel="icon" type="image/svg+xml" href={assetHref('icon.svg')} />
        {languages.map((lang) => (
          <link key={lang} rel="alternate" hrefLang={lang} href={frame.hrefs[lang]} />
        ))}
        {draft !== undefined &&
          feeds.map(([file, type]) => (
            <link key={file} rel="alternate" type={type} href={feedHref(draft, file, frame.lang)} />
          ))}
      </head>
      <body>
        <a className="skip" href="#content">
          {words.site.skip}
        </a>
        <Header frame={frame} words={words} />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <footer className="site-footer">
          <p>{words.site.open}</p>
          <p>
            <a href={verifyHref(frame.lang)}>{words.site.verify}</a>{' '}
            <a href={apiHref(frame.lang)}>{words.site.api}</a>
          </p>
        </footer>
      </body>
    </html>
  );
}

function Header({ frame, words }: { readonly frame: Frame; readonly words: Words }): ReactElement {
  return (
    <header className="site-header">
      {frame.demo && <p className="demo-note">{words.site.demo}</p>}
      <div className="site-bar">
        <a className="wordmark" href={startHref(frame.lang)}>
          <Mark />
          {words.product}
        </a>
        <nav className="languages" aria-label={words.site.language}>
          <ul>
            {languages.map((lang) => (
              <li key={lang}>
                <a
                  href={frame.hrefs[lang]}
                  lang={lang}
                  hrefLang={lang}
                  aria-current={lang === frame.lang ? 'page' : undefined}
                >
                  {endonyms[lang]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <DisplayForm frame={frame} words={words} />
      </div>
    </header>
  );
}

/** Each button changes one thing and leaves the other; what is asked for is kept in a cookie. */
function DisplayForm({ frame, words }: { readonly frame: Frame; readonly words: Words }) {
  const { lang, hrefs, display } = frame;
  return (
    <form className="display" action={displayAction} aria-label={words.site.display.label}>
      <input type="hidden" name="to" value={hrefs[lang]} />
      {displays.map((one) => {
        const isOn = display.includes(one);
        const rest = display.filter((other) => other !== one);
        return (
          <button
            key={one}
            type="submit"
            name="set"
            value={(isOn ? rest : [...rest, one]).join('.')}
          >
            {words.site.display[one][isOn ? 'off' : 'on']}
          </button>
        );
      })}
    </form>
  );
}

/** Two texts that meet in one line. */
const Mark = (): ReactElement => (
  <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path d="M5 7h9M5 13h7M27 7h-9M27 13h-7M5 19h5c4 0 4 6 6 6s2-6 6-6h5" />
  </svg>
);
