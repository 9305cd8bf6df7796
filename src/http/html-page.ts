/** A bare, printable HTML document around a rendered text: what `.html` addresses answer. */
import type { Language } from '../domain/language.ts';
import { escapeHtml } from '../domain/text/html.ts';
import { assetHref } from '../web/public/assets.ts';

export interface HtmlPage {
  readonly lang: Language;
  readonly title: string;
  readonly note: string;
  /** What it shows decides how it is set. */
  readonly kind: 'text' | 'diff';
  /** Rendered by our own printers, which escape everything they are given. */
  readonly body: string;
}

export const htmlPage = ({ lang, title, note, kind, body }: HtmlPage): string =>
  `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · ${escapeHtml(note)}</title>
<link rel="stylesheet" href="${assetHref('public.css')}">
</head>
<body class="bare">
<main class="${kind === 'diff' ? 'diff diff-page' : 'document'}">
<header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(note)}</p></header>
${body}
</main>
</body>
</html>
`;
