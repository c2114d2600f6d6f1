import type { Simulation } from '../simulation';
import type { Chat, Customer, Group } from '../state/chat';

/** What the phone and the control API are told about the state, without what only the simulator needs. */

type Described<Item> = Omit<Item, 'chat' | 'memberIds'> & { lastMessage: unknown };

export function describeCustomer(
  simulation: Simulation,
  customer: Customer,
): Described<Customer> & { richMenuId: string | null } {
  const { chat, ...rest } = customer;
  const richMenuId = simulation.richMenus.linkedTo(customer.userId);
  return { ...rest, richMenuId, lastMessage: chat.toArray().at(-1) ?? null };
}

export function describeGroup(group: Group): Described<Group> & { memberIds: string[] } {
  const { chat, memberIds, ...rest } = group;
  return { ...rest, memberIds: [...memberIds], lastMessage: chat.toArray().at(-1) ?? null };
}

export function describeChannel(simulation: Simulation): Record<string, unknown> {
  const { botUserId, basicId, displayName, webhookUrl, isWebhookActive, chatMode, markAsReadMode } =
    simulation.channel;
  const dataPort = simulation.settings.dataPort();
  const dataUrl = dataPort === null ? simulation.settings.origin() : `http://localhost:${dataPort}`;
  return {
    botUserId,
    basicId,
    displayName,
    webhookUrl,
    isWebhookActive,
    chatMode,
    markAsReadMode,
    dataUrl,
  };
}

export function describeRichMenus(simulation: Simulation): {
  defaultRichMenuId: string | null;
  richMenus: unknown[];
} {
  const richMenus = simulation.richMenus.list().map(({ richMenuId, definition, image }) => ({
    ...definition,
    richMenuId,
    imagePath: image ? `/_simulator/rich-menus/${richMenuId}/image` : null,
  }));
  return { defaultRichMenuId: simulation.richMenus.default, richMenus };
}

/** Tells the phones that this person or group changed. */
export function tellChat(simulation: Simulation, chat: Chat): void {
  if (chat.kind === 'user') {
    simulation.stream.send({ type: 'customer', customer: describeCustomer(simulation, chat) });
  } else simulation.stream.send({ type: 'group', group: describeGroup(chat) });
}

/** Tells the phones which rich menus there are now. */
export function tellRichMenus(simulation: Simulation): void {
  simulation.stream.send({ type: 'richMenus', richMenus: describeRichMenus(simulation) });
}
