import { tellRichMenus } from '../phone/phone-view';
import { refuseRichMenuImage } from '../rules/image-rules';
import { refuseRichMenu } from '../rules/rich-menu-rules';
import type { Simulation } from '../simulation';
import type { RichMenu } from '../state/rich-menus';
import type { LineAnswer, LineCall, LineEndpoint } from './line-call';
import { LineError, refused } from './line-error';

const DONE: LineAnswer = { status: 200, body: {} };

/**
 * Making rich menus and choosing the one everybody sees.
 * Source: https://developers.line.biz/en/reference/messaging-api/#rich-menu
 */
export function richMenuEndpoints(simulation: Simulation): LineEndpoint[] {
  const endpoint = (
    name: string,
    method: LineEndpoint['method'],
    path: string,
    answer: (simulation: Simulation, call: LineCall) => LineAnswer,
    more: Partial<LineEndpoint> = {},
  ): LineEndpoint => ({
    name,
    fault: 'richMenu',
    method,
    path,
    answer: (call) => answer(simulation, call),
    ...more,
  });
  const image = { isOnDataHost: true };
  return [
    endpoint('richMenuCreate', 'POST', '/richmenu', create),
    endpoint('richMenuList', 'GET', '/richmenu/list', list),
    endpoint('richMenuGet', 'GET', '/richmenu/:richMenuId', get),
    endpoint('richMenuDelete', 'DELETE', '/richmenu/:richMenuId', remove),
    endpoint('richMenuImageSet', 'POST', '/richmenu/:richMenuId/content', setImage, {
      ...image,
      accepts: ['image/jpeg', 'image/png'],
    }),
    endpoint('richMenuImageGet', 'GET', '/richmenu/:richMenuId/content', getImage, image),
    endpoint('richMenuDefaultSet', 'POST', '/user/all/richmenu/:richMenuId', setDefault),
    endpoint('richMenuDefaultGet', 'GET', '/user/all/richmenu', getDefault),
    endpoint('richMenuDefaultClear', 'DELETE', '/user/all/richmenu', clearDefault),
  ];
}

/** The menu a call names in its path; LINE's 404 when there is none. */
export function richMenuOf(simulation: Simulation, call: LineCall): RichMenu {
  const menu = simulation.richMenus.find(call.params['richMenuId'] ?? '');
  if (menu) return menu;
  const detail = `No rich menu has the id ${call.params['richMenuId']}`;
  throw new LineError(404, { message: 'Not found' }, { rule: 'rich-menu', detail });
}

/** LINE shows no menu without a picture. */
export function refuseWithoutImage(menu: RichMenu): void {
  if (menu.image) return;
  const message = 'must upload richmenu image before applying it to user';
  throw new LineError(400, { message, details: [] }, { rule: 'rich-menu' });
}

function create(simulation: Simulation, { body }: LineCall): LineAnswer {
  const reason = refuseRichMenu(body, simulation.settings);
  if (reason) throw refused('rich-menu', reason);
  const menu = simulation.richMenus.create(body);
  if (!menu) {
    const message = 'The maximum number of rich menus has been reached';
    throw new LineError(400, { message }, { rule: 'rich-menu', detail: 'More than 1000 rich menus' });
  }
  tellRichMenus(simulation);
  return { status: 200, body: { richMenuId: menu.richMenuId } };
}

function list(simulation: Simulation): LineAnswer {
  return { status: 200, body: { richmenus: simulation.richMenus.list().map(describe) } };
}

function get(simulation: Simulation, call: LineCall): LineAnswer {
  return { status: 200, body: describe(richMenuOf(simulation, call)) };
}

function remove(simulation: Simulation, call: LineCall): LineAnswer {
  simulation.richMenus.delete(richMenuOf(simulation, call).richMenuId);
  tellRichMenus(simulation);
  return DONE;
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#upload-rich-menu-image */
function setImage(simulation: Simulation, call: LineCall): LineAnswer {
  const menu = richMenuOf(simulation, call);
  if (menu.image) {
    const message = 'An image has already been uploaded to the richmenu';
    throw new LineError(400, { message }, { rule: 'rich-menu' });
  }
  const contentType = call.headers['content-type'] ?? '';
  const reason = refuseRichMenuImage(call.bytes, contentType);
  if (reason) {
    const message = 'The image size is not allowed for richmenu';
    throw new LineError(400, { message }, { rule: 'rich-menu', detail: reason });
  }
  menu.image = { bytes: call.bytes, contentType };
  tellRichMenus(simulation);
  return DONE;
}

function getImage(simulation: Simulation, call: LineCall): LineAnswer {
  const { image } = richMenuOf(simulation, call);
  if (!image) throw new LineError(404, { message: 'Not found' });
  return { status: 200, bytes: { content: image.bytes, contentType: image.contentType } };
}

function setDefault(simulation: Simulation, call: LineCall): LineAnswer {
  const menu = richMenuOf(simulation, call);
  refuseWithoutImage(menu);
  simulation.richMenus.setDefault(menu.richMenuId);
  tellRichMenus(simulation);
  return DONE;
}

function getDefault(simulation: Simulation): LineAnswer {
  const richMenuId = simulation.richMenus.default;
  if (!richMenuId) throw new LineError(404, { message: 'no default richmenu', details: [] });
  return { status: 200, body: { richMenuId } };
}

function clearDefault(simulation: Simulation): LineAnswer {
  simulation.richMenus.setDefault(null);
  tellRichMenus(simulation);
  return DONE;
}

function describe({ richMenuId, definition }: RichMenu): Record<string, unknown> {
  return { richMenuId, ...definition };
}
