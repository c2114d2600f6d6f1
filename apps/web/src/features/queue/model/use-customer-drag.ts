import type { Colleague } from '@jsk/contracts/conversations';
import type { QueueEntry } from '@jsk/contracts/queue';
import { type DragEvent, useState } from 'react';

/**
 * A customer is dragged onto an operator. Whoever was taken by somebody else meanwhile is not dragged any more.
 * @param entries those who wait now
 */
export function useCustomerDrag(
  entries: readonly QueueEntry[],
  assign: (entry: QueueEntry, colleague: Colleague) => void,
) {
  const [draggedId, setDraggedId] = useState<string | null>(null);
  const [overId, setOverId] = useState<string | null>(null);
  const dragged = entries.find(({ session }) => session.id === draggedId) ?? null;

  function end(): void {
    setDraggedId(null);
    setOverId(null);
  }

  return {
    dragged,
    /** The operator under the pointer. */
    overId: dragged && overId,
    sourceOf: ({ session, displayName }: QueueEntry) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        // Firefox drags nothing that carries nothing.
        event.dataTransfer.setData('text/plain', displayName);
        event.dataTransfer.effectAllowed = 'move';
        setDraggedId(session.id);
      },
      onDragEnd: end,
    }),
    targetOf: (colleague: Colleague) => ({
      onDragOver: (event: DragEvent) => {
        if (!dragged) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOverId(colleague.id);
      },
      onDragLeave: (event: DragEvent) => {
        const isStillInside = event.currentTarget.contains(event.relatedTarget as Node | null);
        if (!isStillInside) setOverId(null);
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        if (dragged) assign(dragged, colleague);
        end();
      },
    }),
  };
}

export type CustomerDrag = ReturnType<typeof useCustomerDrag>;
