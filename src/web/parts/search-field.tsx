/** A field to search by, with a button that empties it. */
import type { ReactElement } from 'react';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Button,
  Input,
} from 'react-aria-components/SearchField';
import { Icon } from './icon.tsx';

interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'className' | 'style' | 'children'> {
  /** What is searched; stands in the field while it is empty. */
  readonly label: string;
}

export const SearchField = ({ label, ...props }: SearchFieldProps): ReactElement => (
  <AriaSearchField {...props} aria-label={label} className="search-field">
    <Icon name="search" />
    <Input className="input" placeholder={label} />
    <Button className="icon-button">
      <Icon name="close" />
    </Button>
  </AriaSearchField>
);
