/** The types of `markdown-it-footnote`, which ships none. */
declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it';

  const footnote: (md: MarkdownIt) => void;

  // biome-ignore lint/style/noDefaultExport: the package has no other export
  export { footnote as default };
}
