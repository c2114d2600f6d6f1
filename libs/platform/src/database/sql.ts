import type { ClientBase, Pool, QueryResultRow } from 'pg';

/** Something that runs SQL: the pool, or one transaction. */
export interface Sql {
  /** Runs a statement. @returns its rows. */
  query<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /**
   * Runs a statement that PostgreSQL parses and plans once per connection; for the few on the path of every
   * message. The text must be a constant, because each one stays prepared as long as the connection lives.
   */
  prepared<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

const preparedNames = new Map<string, string>();

function preparedName(text: string): string {
  const known = preparedNames.get(text);
  if (known) return known;
  const name = `jsk_${preparedNames.size + 1}`;
  preparedNames.set(text, name);
  return name;
}

/** @returns `Sql` over a pool (each statement on its own) or a connection (inside its transaction). */
export function sqlOver(connection: ClientBase | Pool): Sql {
  const run = async <Row extends QueryResultRow>(query: {
    text: string;
    values?: unknown[];
    name?: string;
  }): Promise<Row[]> => (await (connection as Pool).query<Row>(query)).rows;
  return {
    query: (text, values) => run({ text, values: values as unknown[] }),
    prepared: (text, values) => run({ text, values: values as unknown[], name: preparedName(text) }),
  };
}
