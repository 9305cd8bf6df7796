/**
 * Links into the application change the place without a reload, whoever drew them; what a reader
 * opens elsewhere on purpose, or what lies outside, is left to the browser.
 */
import { isAppPath } from './links.ts';

/** Hands the addresses of followed links on. Listens for as long as the document lives. */
export function followLinks(open: (href: string) => void): void {
  const follow = (event: MouseEvent) => {
    const link = (event.target as Element | null)?.closest('a');
    // A link in a text that is being written is words, not a way.
    if (!link?.href || link.isContentEditable || isMeantElsewhere(event, link)) return;
    const { origin, pathname, search, hash } = new URL(link.href);
    const isSamePage = pathname === location.pathname && search === location.search && hash !== '';
    if (origin !== location.origin || !isAppPath(pathname) || isSamePage) return;
    event.preventDefault();
    open(`${pathname}${search}${hash}`);
  };
  // On the way down: React Aria's links stop a click on its way up.
  document.addEventListener('click', follow, true);
}

/** A new tab or window, a download, another frame. */
const isMeantElsewhere = (event: MouseEvent, link: HTMLAnchorElement): boolean =>
  event.button !== 0 ||
  event.metaKey ||
  event.ctrlKey ||
  event.shiftKey ||
  event.altKey ||
  link.hasAttribute('download') ||
  (link.target !== '' && link.target !== '_self');
