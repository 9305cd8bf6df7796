/** Larger letters and higher contrast, kept in a cookie: nothing but how pages are shown is changed by it. */
import { setCookie } from 'hono/cookie';
import { displayAction, startHref } from '../../web/public/links.ts';
import type { App } from '../operation.ts';
import { localPath } from '../origin.ts';
import { displayCookie, languageOf, readDisplay } from './frame.ts';

const yearSeconds = 31_536_000;

/** Takes the form that stands on every public page, and leads back to the page it was sent from. */
export function registerDisplay(app: App): void {
  app.get(displayAction, (c) => {
    const display = readDisplay(c.req.query('set'));
    setCookie(c, displayCookie, display.join('.'), {
      path: '/',
      sameSite: 'Lax',
      httpOnly: true,
      maxAge: display.length > 0 ? yearSeconds : 0,
    });
    c.header('cache-control', 'no-store');
    return c.redirect(localPath(c.req.query('to') ?? '') ?? startHref(languageOf(c)), 303);
  });
}
