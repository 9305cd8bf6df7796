/** A bare, printable HTML document around a rendered text: what `.html` addresses answer. */
import type { Language } from '../domain/language.ts';
import { escapeHtml } from '../domain/text/html.ts';

export interface HtmlPage {
  readonly lang: Language;
  readonly title: string;
  readonly note: string;
  /** Rendered by our own printers, which escape everything they are given. */
  readonly body: string;
}

export const htmlPage = ({ lang, title, note, body }: HtmlPage): string =>
  `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · ${escapeHtml(note)}</title>
<link rel="stylesheet" href="/assets/public.css">
</head>
<body class="bare">
<main>
<header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(note)}</p></header>
${body}
</main>
</body>
</html>
`;
