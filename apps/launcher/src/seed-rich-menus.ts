import { richMenuPalettes } from '@jsk/contracts/rich-menu-templates';
import { productPostbacks, type RichMenuInput } from '@jsk/contracts/rich-menus';
import type { Client } from 'pg';

/** What a newcomer sees on the phone; the bot knows an answer to each message. */
const mainMenu: RichMenuInput = {
  name: 'เมนูหลัก',
  chatBarText: 'เมนู',
  isOpenAtFirst: true,
  use: 'default',
  template: '3x1',
  areas: [
    {
      label: 'คุยกับเจ้าหน้าที่',
      icon: 'headset',
      action: { kind: 'postback', data: productPostbacks.handoff, displayText: 'คุยกับเจ้าหน้าที่' },
    },
    { label: 'ราคาสินค้า', icon: 'price', action: { kind: 'message', text: 'ราคา' } },
    { label: 'เวลาทำการ', icon: 'clock', action: { kind: 'message', text: 'เวลาทำการ' } },
  ],
  colors: richMenuPalettes.green,
};

/**
 * A first menu, if there is none. With a simulated LINE it is published as soon as the API runs, and so is whatever was
 * published before, because the simulator forgets its menus when it stops; on a real channel nothing changes by itself.
 */
export async function seedRichMenus(database: Client, simulatesLine: boolean): Promise<void> {
  const { name, chatBarText, isOpenAtFirst, use, template, areas, colors } = mainMenu;
  await database.query(
    `INSERT INTO rich_menus (name, chat_bar_text, is_open_at_first, use, template, areas, colors, state)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8 WHERE NOT EXISTS (SELECT FROM rich_menus)`,
    [
      name,
      chatBarText,
      isOpenAtFirst,
      use,
      template,
      JSON.stringify(areas),
      JSON.stringify(colors),
      simulatesLine ? 'publishing' : 'draft',
    ],
  );
  if (!simulatesLine) return;
  await database.query('DELETE FROM rich_menu_editions');
  await database.query(
    `UPDATE rich_menus m SET state = 'publishing' WHERE state = 'published'
        AND NOT EXISTS (SELECT FROM rich_menus o WHERE o.use = m.use AND o.state = 'publishing')`,
  );
}
