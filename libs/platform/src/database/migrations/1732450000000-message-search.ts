import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of a message can be found, in one form for all ways of typing it, and an index of its trigrams (ADR 14). */
export class MessageSearch1732450000000 implements MigrationInterface {
  readonly name = 'MessageSearch1732450000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [comparableText, searchableText, textTrigrams, column, index]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE messages DROP COLUMN search_text`);
    await runner.query(
      `DROP FUNCTION text_trigrams(text), searchable_text(text, text, text, jsonb), comparable_text(text)`,
    );
  }
}

/** What cannot be seen, as far as it is typed; Thai keyboards insert zero-width spaces between words. */
const invisible = String.raw`U&'\00AD\034F\061C\180E\200B\200C\200D\200E\200F\202A\202B\202C\202D\202E\2060\2061\2062\2063\2064\FE0E\FE0F\FEFF'`;

/**
 * The same texts are equal as for `comparableText` of libs/platform: compatibility form, lower case, and of each Thai
 * syllable one order of its marks. Only SARA AM is written differently, in two, which is its compatibility form.
 */
const comparableText = String.raw`
  CREATE FUNCTION comparable_text(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    btrim(
      regexp_replace(
        regexp_replace(
          regexp_replace(
            regexp_replace(
              replace(replace(replace(
                lower(normalize(translate(given, ${invisible}, ''), NFKC)),
                U&'\0E40\0E40', U&'\0E41'), U&'\0E45', U&'\0E32'), U&'\0E33', U&'\0E4D\0E32'),
              '([\u0e30\u0e32]+)([\u0e48-\u0e4b]+)', '\2\1', 'g'),
            '([\u0e48-\u0e4c]+)([\u0e31\u0e34-\u0e3a\u0e47\u0e4d\u0e4e]+)', '\2\1', 'g'),
          '([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\1+', '\1', 'g'),
        '\s+', ' ', 'g'))`;

/**
 * In PL/pgSQL, which keeps its plan: the expression of a generated column is planned anew for every statement, which
 * takes longer than evaluating it.
 */
const searchableText = `
  CREATE FUNCTION searchable_text(state text, type text, content text, payload jsonb) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
  BEGIN
    IF state = 'unsent' OR type = 'system' THEN RETURN NULL; END IF;
    IF payload IS NULL THEN RETURN nullif(comparable_text(content), ''); END IF;
    RETURN nullif(comparable_text(
      coalesce(content, '') || ' ' || coalesce(payload #>> '{media,fileName}', '') || ' ' ||
      coalesce(payload ->> 'title', '') || ' ' || coalesce(payload ->> 'address', '') || ' ' ||
      coalesce(payload ->> 'altText', '')), '');
  END $$`;

/**
 * Every three characters in a row as one number, ten bits each: half of the work that texts would be to GIN. Characters
 * far apart in Unicode share numbers, so that what the index finds has to be looked at again.
 */
const textTrigrams = `
  CREATE FUNCTION text_trigrams(given text) RETURNS integer[]
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
  DECLARE
    characters text[] := string_to_array(given, NULL);
    last_three integer;
    found integer[];
  BEGIN
    IF given IS NULL OR cardinality(characters) < 3 THEN RETURN NULL; END IF;
    last_three := (ascii(characters[1]) & 1023) << 10 | (ascii(characters[2]) & 1023);
    FOR i IN 3 .. cardinality(characters) LOOP
      last_three := (last_three & 1048575) << 10 | (ascii(characters[i]) & 1023);
      found[i - 2] := last_three;
    END LOOP;
    RETURN found;
  END $$`;

const column = `
  ALTER TABLE messages ADD search_text text COLLATE "C"
    GENERATED ALWAYS AS (searchable_text(state, type, text, payload)) STORED`;

const index = `
  CREATE INDEX messages_search ON messages USING gin (text_trigrams(search_text)) WHERE search_text IS NOT NULL`;
