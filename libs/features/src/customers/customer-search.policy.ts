/** The beginning of a user id: U and hexadecimal digits, 32 of them (https://developers.line.biz/en/docs/messaging-api/getting-user-ids/). */
const idBeginning = /^u[0-9a-f]{4,32}$/i;
const idLength = 33;

/**
 * A condition in SQL on `c`, the customer: the name contains what was typed, in whatever form, or the id begins with it. An
 * index answers it (migration `name-search`).
 * @param bind makes the placeholder of a value
 */
export function customerSearchCondition(typed: string, bind: (value: string) => string): string {
  const wanted = `comparable_text(${bind(typed)}::text)`;
  const isNamed = `name_grams(n.name) @> coalesce(text_trigrams(${wanted}), name_grams(${wanted}))
                   AND strpos(n.name, ${wanted}) > 0`;
  const isMeant = idBeginning.test(typed) ? `(${isNamed} OR ${idCondition(typed, bind)})` : isNamed;
  return `c.line_user_id IN (SELECT n.line_user_id FROM customer_names n WHERE ${isMeant})`;
}

/** From the first to the last id with this beginning: digits come before letters in every locale of the database. */
function idCondition(typed: string, bind: (value: string) => string): string {
  const beginning = `U${typed.slice(1).toLowerCase()}`;
  return `n.line_user_id BETWEEN ${bind(beginning.padEnd(idLength, '0'))} AND ${bind(beginning.padEnd(idLength, 'f'))}`;
}
