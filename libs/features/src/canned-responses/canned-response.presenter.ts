import type { CannedPart, CannedResponse } from '@jsk/contracts/canned-responses';
import { urlOfReplyImage } from '../bot';
import type { CannedResponseRow } from './canned-responses.repository';

export function presentCannedResponse(row: CannedResponseRow): CannedResponse {
  const { id, shortcut, title, category, ownerId, ownerName, useCount } = row;
  return {
    id,
    shortcut,
    title,
    category,
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
    parts: partsOf(row),
    useCount,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
  };
}

function partsOf({ parts, images }: CannedResponseRow): CannedPart[] {
  return parts.flatMap((part): CannedPart[] => {
    if (part.type !== 'image') return [part];
    const image = images.find(({ id }) => id === part.imageId);
    return image ? [{ type: 'image', image: { ...image, url: urlOfReplyImage(image.id) } }] : [];
  });
}
