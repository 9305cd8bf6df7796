/** The way to the pages before and after, where a list has pages with addresses. */
import type { ReactElement } from 'react';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';

interface PaginationProps {
  readonly label: string;
  readonly words: { readonly before: string; readonly after: string };
  /** Where one is, such as "3 of 8". */
  readonly here: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

export const Pagination = ({
  label,
  words,
  here,
  before,
  after,
}: PaginationProps): ReactElement => (
  <nav className="pagination" aria-label={label}>
    {before !== undefined && (
      <Link href={before} className="button button-plain">
        <Icon name="back" />
        {words.before}
      </Link>
    )}
    <span className="quiet">{here}</span>
    {after !== undefined && (
      <Link href={after} className="button button-plain">
        {words.after}
        <Icon name="next" />
      </Link>
    )}
  </nav>
);
