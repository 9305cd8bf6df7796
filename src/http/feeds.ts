/**
 * What happens to a draft, for programs that follow it: as Atom (RFC 4287), as a JSON Feed (version 1.1),
 * and its public terms and meetings as a calendar (RFC 5545). They say what the public page says, to
 * whoever may read it, and nothing more.
 */
import type { Context } from 'hono';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { sees } from '../domain/access.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { openRound } from '../domain/draft/judge-round.ts';
import type { Language } from '../domain/language.ts';
import { hashText } from '../domain/text/canonical.ts';
import { escapeHtml } from '../domain/text/html.ts';
import { stateOf } from '../domain/workflow/workflow.ts';
import type { Service } from '../service/service.ts';
import { draftHref, feedHref, versionHref } from '../web/public/links.ts';
import { wordsIn } from '../web/public/words/words.ts';
import type { App } from './operation.ts';
import { createDirectory } from './pages/directory.ts';
import { languageOf } from './pages/frame.ts';
import { sendProblemPage } from './pages.ts';
import { sendTagged } from './replies.ts';

/** Newest things first; readers keep what they have read. */
const entriesMax = 100;

/** What a feed is written from. */
interface Feed {
  readonly draft: Draft;
  readonly lang: Language;
  /** Our origin as browsers know it. */
  readonly base: string;
  readonly nameOf: (organisation: string) => string;
}

interface Form {
  readonly file: 'feed.xml' | 'feed.json' | 'calendar.ics';
  readonly type: string;
  readonly write: (feed: Feed) => string;
}

/** Serves them below the public page of a draft; one that is not public is not there. */
export function registerFeeds(
  app: App,
  { dispatcher, store }: Pick<Service, 'dispatcher' | 'store'>,
  { base, demo }: { readonly base?: string | undefined; readonly demo: boolean },
): void {
  for (const { file, type, write } of forms)
    app.get(`/public/:id/${file}`, async (c: Context) => {
      const draft = await dispatcher.load(c.req.param('id') ?? '');
      if (!draft || !sees(null, draft)) return sendProblemPage(c, { demo }, 404);
      const lang = languageOf(c);
      const { nameOf } = createDirectory(await store.organisations(), lang);
      const origin = base ?? new URL(c.req.url).origin;
      const body = write({ draft, lang, base: origin, nameOf });
      const headers = {
        'content-type': `${type}; charset=utf-8`,
        'content-language': lang,
        'cache-control': 'no-cache',
        vary: 'Accept-Language',
      };
      return sendTagged(c, `"${hashText(body).slice(0, 32)}"`, headers, () => body);
    });
}

interface FeedEntry {
  /** The same for the same thing, in every language and however often it is read. */
  readonly id: string;
  readonly at: string;
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

/** Versions and steps of the procedure, newest first. */
function entriesOf({ draft, lang, base }: Feed): readonly FeedEntry[] {
  const words = wordsIn(lang);
  const page = `${base}/public/${encodeURIComponent(draft.id)}`;
  const versions = draft.versions.map(({ version, at, label, summary }) => ({
    id: `${page}#version-${version}`,
    at,
    title: words.versions.version(version),
    text: [label, summary].filter((one) => one !== '').join('. '),
    href: base + versionHref(draft.id, version, lang),
  }));
  const moves = draft.moves.map(({ to, at, reason }, index) => ({
    id: `${page}#step-${index + 1}`,
    at,
    title: stateOf(draft.workflow, to).titles[lang],
    text: reason,
    href: base + draftHref(draft.id, lang),
  }));
  return [...versions, ...moves].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, entriesMax);
}

/** Characters that no XML document can hold (XML 1.0, 2.2) are left out. */
const writeXml = (text: string): string =>
  escapeHtml(text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, ''));

function writeAtom(feed: Feed): string {
  const { draft, lang, base, nameOf } = feed;
  const self = base + feedHref(draft.id, 'feed.xml', lang);
  const about = draft.summary[lang];
  const entries = entriesOf(feed).map(
    ({ id, at, title, text, href }) => `<entry>
<id>${writeXml(id)}</id>
<title>${writeXml(title)}</title>
<updated>${at}</updated>
<link rel="alternate" type="text/html" href="${writeXml(href)}"/>
<content type="text">${writeXml(text)}</content>
</entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
<id>${writeXml(`${base}/public/${encodeURIComponent(draft.id)}`)}</id>
<title>${writeXml(draft.titles[lang])}</title>
${about === undefined ? '' : `<subtitle>${writeXml(about)}</subtitle>\n`}<updated>${draft.updatedAt}</updated>
<author><name>${writeXml(nameOf(draft.owner))}</name></author>
<link rel="self" type="application/atom+xml" href="${writeXml(self)}"/>
<link rel="alternate" type="text/html" href="${writeXml(base + draftHref(draft.id, lang))}"/>
${entries.join('')}</feed>
`;
}

const writeJsonFeed = (feed: Feed): string => {
  const { draft, lang, base, nameOf } = feed;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: draft.titles[lang],
    ...(draft.summary[lang] !== undefined && { description: draft.summary[lang] }),
    home_page_url: base + draftHref(draft.id, lang),
    feed_url: base + feedHref(draft.id, 'feed.json', lang),
    language: lang,
    authors: [{ name: nameOf(draft.owner) }],
    items: entriesOf(feed).map(({ id, at, title, text, href }) => ({
      id,
      url: href,
      title,
      content_text: text,
      date_published: at,
    })),
  });
};

/** Meetings, and until when each body of the open round is to answer. */
function writeCalendar({ draft, lang, base, nameOf }: Feed): string {
  const words = wordsIn(lang);
  const { host } = new URL(base);
  const url = base + draftHref(draft.id, lang);
  const calendar = ical({
    name: draft.titles[lang],
    prodId: { company: 'Kelisim', product: 'Kelisim', language: lang.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { meeting, begins, place, at, cancelled } of draft.meetings)
    calendar.createEvent({
      id: `${draft.id}-meeting-${meeting}@${host}`,
      sequence: cancelled ? 1 : 0,
      stamp: new Date(cancelled?.at ?? at),
      start: new Date(begins),
      summary: `${words.meetings.meeting(meeting)}: ${draft.titles[lang]}`,
      location: place,
      url,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  const round = openRound(draft);
  for (const { agency, due } of round?.participants ?? [])
    calendar.createEvent({
      id: `${draft.id}-round-${round?.round}-${agency}@${host}`,
      stamp: new Date(draft.updatedAt),
      start: new Date(due),
      summary: `${words.draft.due}: ${nameOf(agency)}`,
      description: draft.titles[lang],
      url,
    });
  return calendar.toString();
}

const forms: readonly Form[] = [
  { file: 'feed.xml', type: 'application/atom+xml', write: writeAtom },
  { file: 'feed.json', type: 'application/feed+json', write: writeJsonFeed },
  { file: 'calendar.ics', type: 'text/calendar', write: writeCalendar },
];
