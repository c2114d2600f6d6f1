import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Functions with which columns are computed name what they call with its schema. `pg_restore` looks for nothing
 * anywhere else, and neither does PostgreSQL's own maintenance from version 17 on: a dump could not be restored
 * (https://www.postgresql.org/docs/17/release-17.html#RELEASE-17-MIGRATION).
 */
export class QualifiedFunctions1732690000000 implements MigrationInterface {
  readonly name = 'QualifiedFunctions1732690000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** They say the same as before, so that there is nothing to take back. */
  async down(): Promise<void> {}
}

const statements = [
  `CREATE OR REPLACE FUNCTION seconds_between(
     first timestamptz, later timestamptz, without tstzmultirange DEFAULT '{}')
     RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
   AS $$ SELECT greatest(0, floor(extract(epoch FROM later - first) - public.seconds_in(without)))::integer $$`,
  `CREATE OR REPLACE FUNCTION searchable_text(state text, type text, content text, payload jsonb) RETURNS text
   LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
   BEGIN
     IF state = 'unsent' OR type = 'system' THEN RETURN NULL; END IF;
     IF payload IS NULL THEN RETURN nullif(public.comparable_text(content), ''); END IF;
     RETURN nullif(public.comparable_text(
       coalesce(content, '') || ' ' || coalesce(payload #>> '{media,fileName}', '') || ' ' ||
       coalesce(payload ->> 'title', '') || ' ' || coalesce(payload ->> 'address', '') || ' ' ||
       coalesce(payload ->> 'altText', '')), '');
   END $$`,
  `CREATE OR REPLACE FUNCTION keep_customer_name() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     INSERT INTO public.customer_names AS known (line_user_id, name)
     VALUES (NEW.line_user_id, public.comparable_text(coalesce(NEW.display_name, '')))
     ON CONFLICT (line_user_id) DO UPDATE SET name = excluded.name WHERE known.name <> excluded.name;
     RETURN NULL;
   END $$`,
];
