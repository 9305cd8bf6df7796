/** What of the figures is shown, of all that a query may say. */
import type { FiguresShown, ReportsShown } from '../links.ts';

type Query = Readonly<Record<string, unknown>>;

/** An id that is no figure's is passed over when the figures are drawn. */
export const readFiguresShown = ({ table }: Query): FiguresShown => ({
  table: typeof table === 'string' && /^[a-z.]{1,200}$/.test(table) ? table : undefined,
});

export const readReportsShown = ({ owner, ...query }: Query): ReportsShown => ({
  ...readFiguresShown(query),
  owner: typeof owner === 'string' ? owner : undefined,
});
