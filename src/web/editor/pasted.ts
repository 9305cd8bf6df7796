/**
 * What a text from elsewhere has and ours cannot hold, counted in the HTML of the clipboard before it
 * is read, so that nothing is left out in silence. It changes nothing.
 */

export const lostKinds = ['pictures', 'headings', 'controls', 'colours', 'comments'] as const;
export type LostKind = (typeof lostKinds)[number];

/** How often each kind was found; a kind that was not is left out. */
export type Lost = Readonly<Partial<Record<LostKind, number>>>;

const patterns: Readonly<Record<LostKind, RegExp>> = {
  pictures: /<(?:img|v:imagedata|svg|picture|canvas)\b/gi,
  /** Headings of elsewhere become paragraphs: which of them are sections is for a person to say. */
  headings: /<h[1-6]\b/gi,
  controls: /<(?:input|select|textarea|button|iframe|object|embed|video|audio)\b/gi,
  colours:
    /\b(?:background(?:-color)?|(?<![-\w])color|mso-highlight)\s*:\s*(?!inherit|initial|transparent|windowtext|black|#000|rgb\(0, 0, 0\))/gi,
  /** Word's comments in the margin. */
  comments: /class=["']?MsoCommentReference|style=["'][^"']*mso-comment-reference/gi,
};

/** True for HTML an editor of ours put on the clipboard: all of it comes back. */
const isOurs = (html: string): boolean => /\bdata-node=["']/.test(html);

/** What of this HTML will not be in the text. */
export function findLost(html: string): Lost {
  if (isOurs(html)) return {};
  const body = html.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, '');
  return Object.fromEntries(
    lostKinds.flatMap((kind) => {
      const count = body.match(patterns[kind])?.length ?? 0;
      return count > 0 ? [[kind, count]] : [];
    }),
  );
}
