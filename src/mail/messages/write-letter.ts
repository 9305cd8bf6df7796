/**
 * Letters as mail: a subject, plain text, and HTML that loads nothing and says the same. Pure: the
 * facts come with the letter, the words from the table of its language.
 */
import { formatInstant } from '../../domain/format.ts';
import type { Language } from '../../domain/language.ts';
import { escapeHtml } from '../../domain/text/html.ts';
import type { AboutDraft, Letter, Mail } from '../../service/mailer.ts';
import type { Part, Said, SayInstant, Wording } from './wording.ts';
import { en } from './words-en.ts';
import { kk } from './words-kk.ts';
import { ru } from './words-ru.ts';

const wordings: Readonly<Record<Language, Wording>> = { kk, ru, en };

/** The clock most readers live by; a letter says whose it is. */
const zoneOfReaders = 'Asia/Almaty';

export type Written = Pick<Mail, 'subject' | 'text' | 'html'>;

/** Whose clock times are told by, and where the product answers: ways into it are left out without. */
export interface Writing {
  readonly zone?: string;
  readonly base?: string | undefined;
}

/** Subjects are cut to what a list of mails shows. */
const subjectCharactersMax = 120;

/**
 * A letter in a language; times are told on the clock of the procedure it is about, else of `zone`.
 * @throws RangeError for a link to no web page.
 */
export function writeLetter(
  letter: Letter,
  lang: Language,
  { zone = zoneOfReaders, base }: Writing = {},
): Written {
  const wording = wordings[lang];
  const sayWith = wording.letters[letter.kind] as (letter: Letter, say: SayInstant) => Said;
  const clock = 'zone' in letter ? letter.zone : zone;
  const said = sayWith(letter, (iso) => formatInstant(iso, lang, clock));
  const why = 'titles' in letter ? [sayWhy(wording, letter, lang, clock)] : [];
  const subject = shorten(onOneLine(said.subject), subjectCharactersMax);
  const ways = said.parts.flatMap((part) => openWay(part, base));
  const all: readonly Shown[] = [wording.greeting, ...ways, ...why, wording.automatic];
  return {
    subject,
    text: `${all.map(writePlain).join('\n\n')}\n`,
    html: writePage(lang, subject, all.map(writeHtml).join('\n')),
  };
}

/** Names and instants as they come cannot pretend to be a line of the letter. */
const sayWhy = (
  { why, whyPlace, roles }: Wording,
  { role, inPlace }: AboutDraft,
  lang: Language,
  clock: string,
): string =>
  inPlace
    ? whyPlace(onOneLine(inPlace.of[lang]), formatInstant(inPlace.until, lang, clock))
    : why(roles[role]);

type Shown = Exclude<Part, { readonly path: string }>;

const openWay = (part: Part, base: string | undefined): readonly Shown[] => {
  if (typeof part === 'string' || !('path' in part)) return [part];
  return base === undefined ? [] : [{ label: part.label, link: base + part.path }];
};

const shorten = (text: string, charactersMax: number): string =>
  text.length <= charactersMax ? text : `${text.slice(0, charactersMax - 1).trimEnd()}…`;

function writePlain(part: Shown): string {
  if (typeof part === 'string') return part;
  if ('code' in part) return part.code;
  if ('link' in part) return webAddress(part.link);
  return part.facts.map(([label, value]) => `${label}: ${onOneLine(value)}`).join('\n');
}

function writeHtml(part: Shown): string {
  if (typeof part === 'string') return `<p>${escapeHtml(part)}</p>`;
  if ('code' in part) return `<p style="${codeStyle}">${escapeHtml(part.code)}</p>`;
  if ('facts' in part) {
    const rows = part.facts.map(
      ([label, value]) => `${escapeHtml(label)}: <b>${escapeHtml(onOneLine(value))}</b>`,
    );
    return `<p>${rows.join('<br>\n')}</p>`;
  }
  const link = escapeHtml(webAddress(part.link));
  const button = `<a href="${link}" style="${buttonStyle}">${escapeHtml(part.label)}</a>`;
  return `<p>${button}</p>\n<p style="${smallStyle}">${link}</p>`;
}

const bodyStyle =
  'margin:0 auto;max-width:36em;padding:24px 16px;background:#fff;color:#1f1b16;font:16px/1.5 Georgia,serif';
const buttonStyle =
  'display:inline-block;padding:10px 18px;border-radius:4px;background:#7a1f2b;color:#fff;text-decoration:none';
const codeStyle = 'font:bold 28px/1.3 monospace;letter-spacing:0.15em';
const smallStyle = 'font-size:13px;color:#5c5348;word-break:break-all';

const writePage = (lang: Language, subject: string, body: string): string => `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(subject)}</title>
</head>
<body style="${bodyStyle}">
${body}
</body>
</html>
`;

/** A name as somebody entered it cannot pretend to be a line of the letter. */
const onOneLine = (value: string): string => value.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();

/** The link as it stands; only an address of the web is one. */
function webAddress(link: string): string {
  const protocol = URL.parse(link)?.protocol;
  if ((protocol !== 'https:' && protocol !== 'http:') || /[\s<>"]/.test(link))
    throw new RangeError('a letter links to a web page only');
  return link;
}
