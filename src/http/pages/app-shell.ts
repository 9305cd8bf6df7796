/**
 * The application's one document: an empty page that loads it, whatever the address under its roots.
 * What the application must know before its first request stands in it as plain values, never as
 * script. It reads nothing of a draft.
 */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { appointmentsAt, type Person } from '../../domain/directory.ts';
import { isLanguage, type Language } from '../../domain/language.ts';
import { escapeHtml } from '../../domain/text/html.ts';
import type { Service } from '../../service/service.ts';
import { appRoots } from '../../web/app/links.ts';
import { languageCookie, type Persona, type Start } from '../../web/app/start-values.ts';
import { assetHref } from '../../web/public/assets.ts';
import { endonyms } from '../../web/public/page.tsx';
import { wordsIn } from '../../web/public/words/words.ts';
import type { App } from '../operation.ts';
import { scriptPolicy } from '../security.ts';
import { acceptedLanguage } from './frame.ts';

const yearSeconds = 31_536_000;

export interface ShellOptions {
  readonly demo: boolean;
  readonly release: string;
}

/** Serves the application's document at each of its addresses. Nothing in it needs an actor. */
export function registerAppShell(app: App, service: Service, options: ShellOptions): void {
  for (const root of appRoots)
    for (const path of [`/${root}`, `/${root}/*`] as const)
      app.get(path, async (c) => {
        const named = c.req.query('lang');
        if (isLanguage(named)) return keepLanguage(c, named);
        const lang = shellLanguage(c);
        const now = service.clock.now();
        const [me, personas] = await Promise.all([
          signedInPerson(c, service),
          options.demo ? service.store.people() : [],
        ]);
        const start: Start = {
          ...options,
          lang,
          now,
          me: me && viewPersona(me, now),
          personas: personas.map((person) => viewPersona(person, now)),
        };
        return c.html(shellPage(lang, start), 200, {
          'content-security-policy': scriptPolicy,
          'cache-control': 'no-store',
          vary: 'Accept-Language, Cookie',
        });
      });
}

/** A link from the public pages names its reader's language: it is kept, and the address goes without. */
function keepLanguage(c: Context, lang: Language): Response {
  setCookie(c, languageCookie, lang, { path: '/', sameSite: 'Lax', maxAge: yearSeconds });
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.delete('lang');
  return c.redirect(searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname, 303);
}

/** Whose session the request carries; null for a reader. */
async function signedInPerson(c: Context, { auth, store }: Service): Promise<Person | null> {
  const session = await auth?.session(c.req.raw.headers);
  return session ? await store.person(session.person) : null;
}

/** Of a person only what may be shown to everybody. */
const viewPersona = (person: Person, now: string): Persona => ({
  id: person.id,
  name: person.name,
  acting: appointmentsAt(person, now).map(({ organisation, role, position }) => ({
    organisation,
    role,
    position,
  })),
});

/** The language chosen earlier, else the best the browser accepts. */
function shellLanguage(c: Context): Language {
  const chosen = getCookie(c, languageCookie);
  return isLanguage(chosen) ? chosen : acceptedLanguage(c.req.header('accept-language') ?? '');
}

/** React Aria would add a style element of its own, were there none by that name: the policy forbids it. */
const pressableStyle = 'react-aria-pressable-style';

function shellPage(lang: Language, start: Start): string {
  const words = wordsIn(lang);
  const values = escapeHtml(JSON.stringify(start));
  const links = Object.entries(endonyms)
    .map(([one, name]) => `<a lang="${one}" href="/?lang=${one}">${name}</a>`)
    .join(' · ');
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(words.product)}</title>
<link id="${pressableStyle}" rel="stylesheet" href="${assetHref('app.css')}">
<link rel="icon" type="image/svg+xml" href="${assetHref('icon.svg')}">
<script type="module" src="${assetHref('app.js')}"></script>
</head>
<body>
<div id="app" data-start="${values}"></div>
<noscript><main class="no-script"><p>${escapeHtml(words.site.script)}</p><p>${links}</p></main></noscript>
</body>
</html>
`;
}
