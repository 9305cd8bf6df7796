/** Lists of rows as parameters: thousands of rows in the few statements that a database may count. */
import type { CompiledQuery } from 'kysely';

/** The longest list that goes as one parameter: D1 takes two million bytes of one. */
const listCharactersMax = 900_000;

/** One statement, given a list as JSON, for as many items as one parameter can carry; none for none. */
export function inLists(
  items: readonly unknown[],
  write: (json: string) => CompiledQuery,
): readonly CompiledQuery[] {
  const queries: CompiledQuery[] = [];
  let list: string[] = [];
  let characters = 0;
  const close = () => {
    if (list.length > 0) queries.push(write(`[${list.join(',')}]`));
    list = [];
    characters = 0;
  };
  for (const item of items) {
    const json = JSON.stringify(item);
    if (characters + json.length > listCharactersMax) close();
    list.push(json);
    characters += json.length + 1;
  }
  close();
  return queries;
}
