import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rich menus as administrators write them, what of them is at LINE, and who sees which. */
export class RichMenus1732240000000 implements MigrationInterface {
  readonly name = 'RichMenus1732240000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE rich_menu_links, rich_menu_editions, rich_menus`);
  }
}

const statements = [
  `CREATE TABLE rich_menus (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    chat_bar_text text NOT NULL,
    is_open_at_first boolean NOT NULL,
    use text NOT NULL CHECK (use IN ('default', 'waiting', 'with_person')),
    template text NOT NULL,
    areas jsonb NOT NULL,
    colors jsonb NOT NULL,
    -- Instead of the drawn picture; at most 1 MB, so it needs no file.
    uploaded_image bytea,
    uploaded_image_type text,
    uploaded_image_width integer,
    uploaded_image_height integer,
    -- Grows with every change, so that it shows whether customers see the newest.
    revision integer NOT NULL DEFAULT 1,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'publishing', 'published', 'failed')),
    failure jsonb,
    published_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE UNIQUE INDEX rich_menus_publishing ON rich_menus (use) WHERE state = 'publishing'`,
  // LINE cannot change a menu, only make another one. The row is written before LINE is asked, and its id is part of
  // the name there, so that a menu whose creation was interrupted is found again.
  `CREATE TABLE rich_menu_editions (
    id uuid PRIMARY KEY,
    rich_menu_id bigint REFERENCES rich_menus ON DELETE SET NULL,
    use text NOT NULL CHECK (use IN ('default', 'waiting', 'with_person')),
    revision integer NOT NULL,
    state text NOT NULL CHECK (state IN ('preparing', 'current', 'superseded')),
    line_rich_menu_id text UNIQUE,
    -- LINE takes a picture once. One whose upload was begun and not confirmed cannot be told from one without.
    is_upload_begun boolean NOT NULL DEFAULT false,
    has_image boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE UNIQUE INDEX rich_menu_editions_current ON rich_menu_editions (use) WHERE state = 'current'`,
  `CREATE UNIQUE INDEX rich_menu_editions_preparing ON rich_menu_editions (rich_menu_id) WHERE state = 'preparing'`,
  `CREATE INDEX rich_menu_editions_menu ON rich_menu_editions (rich_menu_id)`,
  // The menu that LINE shows a customer instead of the default one.
  `CREATE TABLE rich_menu_links (
    line_user_id text PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
    edition_id uuid NOT NULL REFERENCES rich_menu_editions ON DELETE CASCADE
  )`,
  `CREATE INDEX rich_menu_links_edition ON rich_menu_links (edition_id)`,
];
