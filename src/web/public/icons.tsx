/** The few drawings of the pages. They repeat a word that stands beside them, so they are hidden from readers. */
import type { ReactElement } from 'react';

export type IconName =
  | 'agree'
  | 'remarks'
  | 'object'
  | 'outside'
  | 'none'
  | 'done'
  | 'now'
  | 'ahead'
  | 'late'
  | 'next';

const drawings: Readonly<Record<IconName, string>> = {
  agree: 'M3.5 8.5l3 3 6-7',
  remarks: 'M3 3.5h10v7H8l-3 2.8v-2.8H3zM5.5 6h5M5.5 8h3',
  object: 'M8 2.2l6.2 11.1H1.8zM8 6.3v3.4M8 11.4v.6',
  outside: 'M8 2a6 6 0 100 12A6 6 0 008 2zM5 8h6',
  none: 'M8 2a6 6 0 100 12A6 6 0 008 2zM8 5v3.2l2.2 1.4',
  done: 'M3.5 8.5l3 3 6-7',
  now: 'M8 4.6a3.4 3.4 0 100 6.8 3.4 3.4 0 000-6.8z',
  ahead: 'M8 4.6a3.4 3.4 0 100 6.8 3.4 3.4 0 000-6.8z',
  late: 'M8 2a6 6 0 100 12A6 6 0 008 2zM8 5v3.2l2.2 1.4',
  next: 'M3 8h9M8.5 4.5L12 8l-3.5 3.5',
};

export const Icon = ({ name }: { readonly name: IconName }): ReactElement => (
  <svg className={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={drawings[name]} />
  </svg>
);
