import type { Session } from '@jsk/contracts/sessions';
import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { colleaguesOptions } from '@/lib/conversation-queries';
import type { Live } from '@/lib/live-context';
import type { SignalKind } from './attention-preferences';

/** A customer may be waiting for the first word, so this does not go by as fast as other news. */
export const toastMs = 15_000;

export interface SignalsContext extends Pick<Live, 'connection' | 'customerWrote' | 'user'> {
  client: QueryClient;
  t: TFunction;
  openChat: (lineUserId: string, messageId?: string) => void;
}

export interface Signal {
  kind: SignalKind;
  lineUserId: string;
  /** What it is about, where that is one message. */
  messageId?: string;
  title: string;
  /** What somebody wrote, where that is what happened. */
  text?: string | null;
}

/** Whether somebody who waits is for this operator: by skill, or because nobody who is there has it. */
export async function concerns({ client, user }: SignalsContext, { skill }: Session): Promise<boolean> {
  if (skill === null) return true;
  const colleagues = await client.ensureQueryData(colleaguesOptions).catch(() => []);
  const skilled = colleagues.filter((one) => one.skills.includes(skill));
  return skilled.some(({ id }) => id === user.id) || skilled.every(({ presence }) => presence === 'offline');
}
