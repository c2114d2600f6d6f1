import { useState } from 'react';

/**
 * The items in their order, which stays as it is while something is held over them: nobody shall drop it on the wrong
 * one because the list has moved.
 */
export function useSteadyOrder<Item extends { id: string }>(
  items: readonly Item[],
  isHeld: boolean,
): readonly Item[] {
  const [order, setOrder] = useState('');
  const wanted = items.map(({ id }) => id).join();
  if (!isHeld && wanted !== order) setOrder(wanted);
  if (!isHeld) return items;
  const places = new Map(order.split(',').map((id, place) => [id, place]));
  const placeOf = ({ id }: Item) => places.get(id) ?? places.size;
  return items.toSorted((a, b) => placeOf(a) - placeOf(b));
}
