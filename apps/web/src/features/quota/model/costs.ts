/** In the order in which they are shown. */
export const costKinds = ['free', 'coalesced', 'paid'] as const;
type CostKind = (typeof costKinds)[number];

/** How many messages had which cost. */
export type Costs = Readonly<Record<CostKind, number>>;

/** Never alone: the name or the figure stands beside it. */
export const costLook: Readonly<Record<CostKind, string>> = {
  free: 'bg-cost-free',
  coalesced: 'bg-cost-free/45',
  paid: 'bg-cost-paid',
};

export function sumOf(costs: Costs): number {
  return costs.free + costs.coalesced + costs.paid;
}
