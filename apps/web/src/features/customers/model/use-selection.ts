import { type Customer, maxNamedCustomers } from '@jsk/contracts/customers';
import { useState } from 'react';
import type { CustomerView } from './use-customer-view';

/** Some of those on the screen, or everybody who matches the filter. */
export type Selection =
  { readonly kind: 'some'; readonly ids: ReadonlySet<string> } | { readonly kind: 'all' };

const none: Selection = { kind: 'some', ids: new Set() };

/** Who is chosen; another filter or order chooses nobody, because others would be meant. */
export function useSelection(view: CustomerView, shown: readonly Customer[]) {
  const viewKey = JSON.stringify(view);
  const [stored, setStored] = useState({ viewKey, selection: none });
  const selection = stored.viewKey === viewKey ? stored.selection : none;
  const choose = (next: Selection) => setStored({ viewKey, selection: next });
  const chosen =
    selection.kind === 'all' ? shown : shown.filter(({ lineUserId }) => selection.ids.has(lineUserId));

  return {
    selection,
    /** Those of the chosen who are on the screen. */
    chosen,
    isChosen: (lineUserId: string) => selection.kind === 'all' || selection.ids.has(lineUserId),
    areAllShownChosen: shown.length > 0 && chosen.length === shown.length,
    toggle: (lineUserId: string) => {
      const before = chosen.map((customer) => customer.lineUserId);
      const ids = new Set(before);
      if (!ids.delete(lineUserId) && ids.size < maxNamedCustomers) ids.add(lineUserId);
      choose({ kind: 'some', ids });
    },
    chooseShown: () =>
      choose({
        kind: 'some',
        ids: new Set(shown.slice(0, maxNamedCustomers).map(({ lineUserId }) => lineUserId)),
      }),
    chooseAll: () => choose({ kind: 'all' }),
    clear: () => choose(none),
  };
}

export type CustomerSelection = ReturnType<typeof useSelection>;
