/** Where one is: the places above this one, each a link, and this one last. */
import type { ReactElement } from 'react';
import { Link } from './link.tsx';

export interface Crumb {
  readonly name: string;
  /** Without it, this place. */
  readonly href?: string;
}

interface BreadcrumbsProps {
  readonly label: string;
  readonly crumbs: readonly Crumb[];
}

export const Breadcrumbs = ({ label, crumbs }: BreadcrumbsProps): ReactElement => (
  <nav className="breadcrumbs" aria-label={label}>
    <ol>
      {crumbs.map(({ name, href }) => (
        <li key={href ?? 'here'}>
          {href === undefined ? (
            <span aria-current="page">{name}</span>
          ) : (
            <Link href={href}>{name}</Link>
          )}
        </li>
      ))}
    </ol>
  </nav>
);
