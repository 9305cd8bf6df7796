/** A list one walks with arrow keys and opens with Enter, whose lines may hold buttons of their own. */
import type { ReactElement, ReactNode } from 'react';
import {
  GridList as AriaGridList,
  type GridListProps as AriaGridListProps,
  GridListItem,
} from 'react-aria-components/GridList';

export interface GridLine {
  readonly id: string;
  /** What is said of the line when focus comes to it. */
  readonly name: string;
  readonly content: ReactNode;
}

interface GridListProps
  extends Omit<AriaGridListProps<GridLine>, 'className' | 'style' | 'children' | 'items'> {
  readonly label: string;
  readonly lines: readonly GridLine[];
}

export const GridList = ({ label, lines, ...props }: GridListProps): ReactElement => (
  <AriaGridList {...props} items={lines} aria-label={label} className="grid-list">
    {({ id, name, content }) => (
      <GridListItem id={id} textValue={name} className="grid-line">
        {content}
      </GridListItem>
    )}
  </AriaGridList>
);
