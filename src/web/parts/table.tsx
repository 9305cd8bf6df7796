/**
 * A table to be read: plain rows and columns that scroll sideways by themselves when they must. On a
 * narrow screen each row is a card, and each cell says its column.
 */
import type { ReactElement, ReactNode } from 'react';

export interface TableColumn<Row> {
  readonly id: string;
  readonly name: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand under each other. */
  readonly isNumber?: boolean;
}

interface TableProps<Row> {
  /** Said to those who do not see what stands above the table. */
  readonly label: string;
  /** The first column names the row. */
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

export const Table = <Row,>({ label, columns, rows, keyOf }: TableProps<Row>): ReactElement => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section className="table-scroll table-cards" aria-label={label} tabIndex={0}>
    <table className="table">
      <thead>
        <tr>
          {columns.map(({ id, name, isNumber }) => (
            <th key={id} scope="col" className={isNumber ? 'number' : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ id, name, cell, isNumber }, index) =>
              index === 0 ? (
                <th key={id} scope="row">
                  {cell(row)}
                </th>
              ) : (
                <td
                  key={id}
                  className={isNumber ? 'number' : undefined}
                  data-column={typeof name === 'string' ? name : undefined}
                >
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
