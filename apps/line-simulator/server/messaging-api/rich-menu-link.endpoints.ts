import { tellChat } from '../phone/phone-view';
import type { Simulation } from '../simulation';
import type { LineAnswer, LineCall, LineEndpoint } from './line-call';
import { invalidProperty, LineError, refused } from './line-error';
import { refuseWithoutImage, richMenuOf } from './rich-menu.endpoints';

const USER_ID = /^U[0-9a-f]{32}$/;
const RICH_MENU_ID = /^richmenu-[0-9a-f]{32}$/;
const MAX_USERS = 500;

/**
 * Which customer sees which rich menu. LINE answers 200 also for people the menu cannot be linked to.
 * Source: https://developers.line.biz/en/reference/messaging-api/#per-user-rich-menu
 */
export function richMenuLinkEndpoints(simulation: Simulation): LineEndpoint[] {
  const endpoint = (
    name: string,
    method: LineEndpoint['method'],
    path: string,
    answer: (simulation: Simulation, call: LineCall) => LineAnswer,
  ): LineEndpoint => ({
    name,
    fault: 'richMenu',
    method,
    path,
    answer: (call) => answer(simulation, call),
  });
  return [
    endpoint('richMenuLink', 'POST', '/user/:userId/richmenu/:richMenuId', link),
    endpoint('richMenuOfUser', 'GET', '/user/:userId/richmenu', linked),
    endpoint('richMenuUnlink', 'DELETE', '/user/:userId/richmenu', unlink),
    endpoint('richMenuBulkLink', 'POST', '/richmenu/bulk/link', linkMany),
    endpoint('richMenuBulkUnlink', 'POST', '/richmenu/bulk/unlink', unlinkMany),
  ];
}

function link(simulation: Simulation, call: LineCall): LineAnswer {
  const userId = userIdOf(call);
  const menu = richMenuOf(simulation, call);
  refuseWithoutImage(menu);
  change(simulation, call, userId, menu.richMenuId);
  return { status: 200, body: {} };
}

function linked(simulation: Simulation, call: LineCall): LineAnswer {
  const richMenuId = simulation.richMenus.linkedTo(userIdOf(call));
  if (!richMenuId) throw new LineError(404, { message: 'the user has no richmenu', details: [] });
  return { status: 200, body: { richMenuId } };
}

function unlink(simulation: Simulation, call: LineCall): LineAnswer {
  change(simulation, call, userIdOf(call), null);
  return { status: 200, body: {} };
}

function linkMany(simulation: Simulation, call: LineCall): LineAnswer {
  const { richMenuId } = call.body;
  const userIds = userIdsOf(call);
  if (typeof richMenuId !== 'string' || !RICH_MENU_ID.test(richMenuId)) {
    const details = [{ message: 'invalid richMenuId', property: 'richMenuId' }];
    throw refused('rich-menu', { message: 'The request body has 1 error(s)', details });
  }
  const menu = simulation.richMenus.find(richMenuId);
  if (!menu) {
    throw new LineError(404, { message: 'richmenu not found', details: [] }, { rule: 'rich-menu' });
  }
  refuseWithoutImage(menu);
  for (const userId of userIds) change(simulation, call, userId, richMenuId);
  return { status: 202, body: {} };
}

function unlinkMany(simulation: Simulation, call: LineCall): LineAnswer {
  for (const userId of userIdsOf(call)) change(simulation, call, userId, null);
  return { status: 202, body: {} };
}

/** Only friends keep a menu; others are passed over in silence, ids nobody knows are noted. */
function change(simulation: Simulation, call: LineCall, userId: string, richMenuId: string | null): void {
  const customer = simulation.customers.find(userId);
  if (!customer) {
    const detail = `${userId} is not known to this channel; LINE forbids requests to user IDs that do not exist`;
    return call.note({ rule: 'unknown-user', detail });
  }
  if (!customer.isFollowing || customer.isDeleted) return;
  if (richMenuId) simulation.richMenus.link(userId, richMenuId);
  else simulation.richMenus.unlink(userId);
  tellChat(simulation, customer);
}

function userIdOf(call: LineCall): string {
  const userId = call.params['userId'] ?? '';
  if (USER_ID.test(userId)) return userId;
  const message = "The value for the 'userId' parameter is invalid";
  throw new LineError(400, { message }, { rule: 'user-id', detail: `${userId} is not a user ID` });
}

function userIdsOf(call: LineCall): string[] {
  const { userIds } = call.body;
  if (!Array.isArray(userIds) || userIds.length === 0 || userIds.length > MAX_USERS) {
    const details = [{ message: `Size must be between 1 and ${MAX_USERS}`, property: 'userIds' }];
    throw refused('rich-menu', { message: 'The request body has 1 error(s)', details });
  }
  const malformed = userIds.findIndex((userId) => typeof userId !== 'string' || !USER_ID.test(userId));
  if (malformed >= 0) throw invalidProperty(`userIds[${malformed}]`);
  return userIds as string[];
}
