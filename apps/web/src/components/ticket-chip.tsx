import type { OfflineTicket } from '@jsk/contracts/conversations';
import { CalendarClock } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { useEnteringText } from '@/lib/use-entering-text';

/** Asked for a person while the shop was closed. */
export function TicketChip({ ticket }: { ticket: OfflineTicket }) {
  return (
    <Badge tone="waiting" className="w-fit">
      <CalendarClock aria-hidden />
      <span className="truncate">{useEnteringText(ticket)}</span>
    </Badge>
  );
}
