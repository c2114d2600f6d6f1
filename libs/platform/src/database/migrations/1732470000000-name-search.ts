import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The names of customers in the form in which they are looked for, with an index of their pieces (ADR 14). In a table of
 * their own, because the row of a customer changes with every message, and all of its indexes with it.
 */
export class NameSearch1732470000000 implements MigrationInterface {
  readonly name = 'NameSearch1732470000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [nameGrams, ...names]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER customers_name ON customers`);
    await runner.query(`DROP TABLE customer_names`);
    await runner.query(`DROP FUNCTION keep_customer_name(), name_grams(text)`);
  }
}

/**
 * Every one, two and three characters in a row, as `text_trigrams` writes three: whoever looks for a name may know only a
 * syllable of it. What the index finds has to be looked at again.
 */
const nameGrams = `
  CREATE FUNCTION name_grams(given text) RETURNS integer[]
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
  DECLARE
    last_three integer := 0;
    found integer[] := '{}';
    place integer := 0;
    one text;
  BEGIN
    FOREACH one IN ARRAY string_to_array(given, NULL) LOOP
      place := place + 1;
      last_three := (last_three & 1048575) << 10 | (ascii(one) & 1023);
      found := found || (last_three & 1023);
      IF place >= 2 THEN found := found || (last_three & 1048575); END IF;
      IF place >= 3 THEN found := found || last_three; END IF;
    END LOOP;
    RETURN found;
  END $$`;

const names = [
  `CREATE TABLE customer_names (
    line_user_id text PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
    name text COLLATE "C" NOT NULL
  )`,
  `INSERT INTO customer_names (line_user_id, name)
   SELECT line_user_id, comparable_text(coalesce(display_name, '')) FROM customers`,
  `CREATE INDEX customer_names_search ON customer_names USING gin (name_grams(name))`,
  `CREATE FUNCTION keep_customer_name() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     INSERT INTO customer_names AS known (line_user_id, name)
     VALUES (NEW.line_user_id, comparable_text(coalesce(NEW.display_name, '')))
     ON CONFLICT (line_user_id) DO UPDATE SET name = excluded.name WHERE known.name <> excluded.name;
     RETURN NULL;
   END $$`,
  // Messages do not touch the name, and do not fire it.
  `CREATE TRIGGER customers_name AFTER INSERT OR UPDATE OF display_name ON customers
     FOR EACH ROW EXECUTE FUNCTION keep_customer_name()`,
];
