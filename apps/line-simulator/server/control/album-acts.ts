import { randomInt } from 'node:crypto';
import type { Simulation } from '../simulation';
import { buildEvent, type Occasion } from '../webhooks/webhook-event';
import { outcomeOf, type ActOutcome } from './announce';
import { writeMessage } from './customer-acts';
import type { AlbumInput } from './message.schema';

/**
 * The author sends several images at once. On the phone they stand in order; their webhooks may not.
 * Source: https://developers.line.biz/en/reference/messaging-api/#wh-image
 */
export async function sendAlbum(
  simulation: Simulation,
  occasion: Occasion,
  input: AlbumInput,
): Promise<{ imageSetId: string; messages: ActOutcome[] }> {
  const { images, isShuffled, inOneBody, missing, withoutIndex } = input;
  const id = simulation.mint.imageSetId();
  const written = images.map((image, position) => {
    const index = position + 1;
    const place = withoutIndex.includes(index) ? {} : { index, total: images.length };
    return writeMessage(simulation, occasion, { type: 'image', ...image, imageSet: { id, ...place } });
  });
  const announced = written.filter((_, position) => !missing.includes(position + 1));
  const built = (isShuffled ? shuffled(announced) : announced).map(({ event, ...rest }) => ({
    ...buildEvent(simulation, occasion, event, true),
    message: rest,
  }));
  const knobs = simulation.faults.webhookKnobs();
  const bodies = inOneBody ? [built] : built.map((one) => [one]);
  const messages = await Promise.all(
    bodies.map(async (body) => {
      const delivery = await simulation.webhooks.deliver(
        body.map(({ event }) => event),
        knobs,
      );
      return body.map((one) => ({ ...outcomeOf(one, delivery), ...one.message }));
    }),
  );
  return { imageSetId: id, messages: messages.flat() };
}

/** In another order than before whenever there are at least two. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  if (items.length < 2) return [...items];
  const cut = randomInt(1, items.length);
  return [...items.slice(cut), ...items.slice(0, cut)];
}
