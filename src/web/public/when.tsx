/** Dates as elements, which programs can read too. */
import type { ReactElement } from 'react';
import { type Clock, sayDate } from '../format/when.ts';

interface DateOfProps {
  readonly at: string;
  readonly clock: Clock;
}

export const DateOf = ({ at, clock }: DateOfProps): ReactElement => (
  <time dateTime={at}>{sayDate(at, clock)}</time>
);
