import { Image, LayoutTemplate, type LucideIcon, MapPinned, Sticker, Type } from 'lucide-react';
import type { ReplyType } from '../model/reply-draft';

const icons: Readonly<Record<ReplyType, LucideIcon>> = {
  text: Type,
  image: Image,
  sticker: Sticker,
  flex: LayoutTemplate,
  imagemap: MapPinned,
};

export function ReplyTypeIcon({ type, className = 'size-4' }: { type: ReplyType; className?: string }) {
  const Icon = icons[type];
  return <Icon aria-hidden className={className} />;
}
