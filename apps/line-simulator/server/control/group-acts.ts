import { tellChat } from '../phone/phone-view';
import type { Simulation } from '../simulation';
import type { Group } from '../state/chat';
import { announce, type ActOutcome } from './announce';
import { Conflict, Missing } from './control-error';

/** Somebody adds the account. */
export async function join(simulation: Simulation, group: Group): Promise<ActOutcome> {
  if (group.isJoined && group.chat.toArray().length > 0) {
    throw new Conflict(`The account is in ${group.displayName} already`);
  }
  group.isJoined = true;
  tellChat(simulation, group);
  return announce(simulation, { chat: group, author: null }, { type: 'join' }, true);
}

/** Somebody removes the account. */
export async function leave(simulation: Simulation, group: Group): Promise<ActOutcome> {
  if (!group.isJoined) throw new Conflict(`The account is not in ${group.displayName}`);
  group.isJoined = false;
  tellChat(simulation, group);
  return announce(simulation, { chat: group, author: null }, { type: 'leave' }, false);
}

export async function addMembers(
  simulation: Simulation,
  group: Group,
  userIds: readonly string[],
): Promise<ActOutcome> {
  for (const userId of userIds) {
    if (!simulation.customers.find(userId)) throw new Missing(`No customer has the id ${userId}`);
    group.memberIds.add(userId);
  }
  tellChat(simulation, group);
  const joined = { members: userIds.map((userId) => ({ type: 'user', userId })) };
  return announce(simulation, { chat: group, author: null }, { type: 'memberJoined', joined }, true);
}

export async function removeMembers(
  simulation: Simulation,
  group: Group,
  userIds: readonly string[],
): Promise<ActOutcome> {
  const stranger = userIds.find((userId) => !group.memberIds.delete(userId));
  if (stranger) throw new Conflict(`${stranger} is not in ${group.displayName}`);
  tellChat(simulation, group);
  const left = { members: userIds.map((userId) => ({ type: 'user', userId })) };
  return announce(simulation, { chat: group, author: null }, { type: 'memberLeft', left }, false);
}
