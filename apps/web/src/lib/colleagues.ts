import type { Colleague } from '@jsk/contracts/conversations';

const presenceOrder = { online: 0, away: 4, offline: 8 };

/** Whether somebody has as much as is assigned to one person; by hand they can be given more. */
export function isFull({ activeSessions, capacity }: Colleague): boolean {
  return activeSessions >= capacity;
}

/**
 * An order for choosing: those first who are there, can do it and have room, and of these whoever has least to do.
 * @param skill what the customer needs; null when anybody will do
 */
export function mostSuitableFirst(skill: string | null): (a: Colleague, b: Colleague) => number {
  const rank = (one: Colleague) =>
    presenceOrder[one.presence] +
    (skill === null || one.skills.includes(skill) ? 0 : 2) +
    (isFull(one) ? 1 : 0);
  return (a, b) => rank(a) - rank(b) || a.activeSessions - b.activeSessions || a.name.localeCompare(b.name);
}
