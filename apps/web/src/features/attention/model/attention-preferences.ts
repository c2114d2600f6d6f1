import { z } from 'zod';
import { createPreferences } from '@/lib/preferences';

/** What may want an operator: each has a sound that can be switched off. */
export const signalKinds = ['message', 'assigned', 'queue', 'mention', 'late'] as const;
export type SignalKind = (typeof signalKinds)[number];

const switchedOn = z.boolean().catch(true);
const switchedOff = z.boolean().catch(false);

const attentionPreferencesSchema = z.object({
  /** 0 to 100. */
  volume: z.number().int().min(0).max(100).catch(60),
  isMuted: switchedOff,
  sounds: z
    .object({
      message: switchedOn,
      assigned: switchedOn,
      queue: switchedOn,
      mention: switchedOn,
      late: switchedOn,
    })
    .catch({ message: true, assigned: true, queue: true, mention: true, late: true }),
  /** `unattended`: not for the conversation that is being looked at. */
  when: z.enum(['unattended', 'always']).catch('unattended'),
  /** A customer in the queue or a new chat of one's own rings until somebody takes it up. */
  ringsUntilTaken: switchedOff,
  /** Notifications of the browser; it has to allow them, too. */
  notifies: switchedOff,
  /** Whether these say what the customer wrote: others may see the screen. */
  notifiesWithText: switchedOn,
});
export type AttentionPreferences = z.infer<typeof attentionPreferencesSchema>;

export const attentionPreferences = createPreferences('jsk.attention', attentionPreferencesSchema);

export function changeAttention(change: Partial<AttentionPreferences>): void {
  attentionPreferences.set((current) => ({ ...current, ...change }));
}
