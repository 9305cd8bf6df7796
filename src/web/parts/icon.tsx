/** The drawings of the application, on a grid of 16. They stand beside words, so they are hidden from readers. */
import type { ReactElement } from 'react';

const drawings = {
  agree: 'M3.5 8.5l3 3 6-7',
  remarks: 'M3 3.5h10v7H8l-3 2.8v-2.8H3zM5.5 6h5M5.5 8h3',
  object: 'M8 2.2l6.2 11.1H1.8zM8 6.3v3.4M8 11.4v.6',
  outside: 'M8 2a6 6 0 100 12A6 6 0 008 2zM5 8h6',
  clock: 'M8 2a6 6 0 100 12A6 6 0 008 2zM8 5v3.2l2.2 1.4',
  now: 'M8 4.6a3.4 3.4 0 100 6.8 3.4 3.4 0 000-6.8z',
  ring: 'M8 4.6a3.4 3.4 0 100 6.8 3.4 3.4 0 000-6.8z',
  next: 'M3 8h9M8.5 4.5L12 8l-3.5 3.5',
  back: 'M13 8H4M7.5 4.5L4 8l3.5 3.5',
  down: 'M4 6.5l4 4 4-4',
  up: 'M4 9.5l4-4 4 4',
  right: 'M6.5 4l4 4-4 4',
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 2.8a4.2 4.2 0 100 8.4 4.2 4.2 0 000-8.4zM10.2 10.2l3.3 3.3',
  bell: 'M4 11.5V7.2a4 4 0 018 0v4.3l1.2 1.3H2.8zM6.7 14.2h2.6',
  person:
    'M8 2.6a2.7 2.7 0 100 5.4 2.7 2.7 0 000-5.4zM2.8 13.8c.5-2.7 2.5-4.1 5.2-4.1s4.7 1.4 5.2 4.1',
  drafts: 'M4 2.2h5.5L12.5 5v8.8H4zM6 7h4.5M6 9.3h4.5M6 11.5h3',
  text: 'M3 3.5h10M3 6.5h10M3 9.5h10M3 12.5h6',
  compare: 'M3 2.8h4v10.4H3zM9 2.8h4v10.4H9zM4.3 6h1.5M4.3 8.2h1.5M10.3 6h1.5M10.3 10h1.5',
  history: 'M2.8 8a5.2 5.2 0 101.6-3.7L2.8 5.7M2.8 2.8v2.9h2.9M8 5.2V8l2 1.3',
  edit: 'M3 13l.7-3L11 2.7a1.2 1.2 0 011.7 0l.6.6a1.2 1.2 0 010 1.7L6 12.3z',
  seal: 'M8 1.8l1.7 1.3 2.1-.1.6 2 1.7 1.3-.7 2 .7 2-1.7 1.3-.6 2-2.1-.1L8 14.8M8 1.8L6.3 3.1 4.2 3l-.6 2-1.7 1.3.7 2-.7 2 1.7 1.3.6 2 2.1-.1L8 14.8M5.8 8.3l1.6 1.6 2.9-3.4',
  overview: 'M2.8 2.8h4.4v4.4H2.8zM8.8 2.8h4.4v4.4H8.8zM2.8 8.8h4.4v4.4H2.8zM8.8 8.8h4.4v4.4H8.8z',
  route:
    'M3.6 2.2a1.6 1.6 0 100 3.2 1.6 1.6 0 000-3.2zM12.4 10.6a1.6 1.6 0 100 3.2 1.6 1.6 0 000-3.2zM5.2 3.8h5a2.1 2.1 0 010 4.2H5.8a2.1 2.1 0 000 4.2h5',
  figures: 'M3 13.2h10M4.5 13V8.5M8 13V3.5M11.5 13V6.2',
  public: 'M8 2a6 6 0 100 12A6 6 0 008 2zM2 8h12M8 2c-4 4-4 8 0 12M8 2c4 4 4 8 0 12',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  plus: 'M8 3v10M3 8h10',
  warning: 'M8 2.2l6.2 11.1H1.8zM8 6.3v3.4M8 11.4v.6',
  info: 'M8 2a6 6 0 100 12A6 6 0 008 2zM8 7.3v3.6M8 5v.4',
  offline:
    'M2 2l12 12M3 7.2a8 8 0 012.5-1.6M13 7.2a7.8 7.8 0 00-5.4-2.1M5.3 9.6A4.6 4.6 0 018 8.7M8 12.4v.1',
  undo: 'M6 3.5L3 6.5l3 3M3 6.5h6.5a3 3 0 010 6H7',
  redo: 'M10 3.5l3 3-3 3M13 6.5H6.5a3 3 0 000 6H9',
  indent: 'M3 3.5h10M8 8h5M3 12.5h10M3 6l2.2 2L3 10',
  outdent: 'M3 3.5h10M8 8h5M3 12.5h10M5.2 6L3 8l2.2 2',
  strong: 'M4.8 2.8H9a2.5 2.5 0 010 5.1H4.8zM4.8 7.9h4.7a2.65 2.65 0 010 5.3H4.8z',
  emphasis: 'M6.8 2.8h5M4.2 13.2h5M9.3 2.8L6.7 13.2',
  underline: 'M4.5 2.5V7a3.5 3.5 0 007 0V2.5M3.8 13.5h8.4',
  superscript: 'M2.5 6l5 7M7.5 6l-5 7M10 3.4a1.6 1.6 0 013.2 0c0 1.3-3.2 1.8-3.2 3.4h3.4',
  subscript: 'M2.5 3l5 7M7.5 3l-5 7M10 10.4a1.6 1.6 0 013.2 0c0 1.3-3.2 1.8-3.2 3.4h3.4',
  keys: 'M2 4.2h12v7.6H2zM4.4 6.5h.1M7 6.5h.1M9.6 6.5h.1M12 6.5h.1M5 9.5h6',
} as const;

export type IconName = keyof typeof drawings;

/** A drawing as large as the letters beside it. */
export const Icon = ({ name }: { readonly name: IconName }): ReactElement => (
  <svg className={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={drawings[name]} />
  </svg>
);
