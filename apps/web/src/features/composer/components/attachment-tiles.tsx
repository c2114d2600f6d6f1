import { useTranslation } from 'react-i18next';
import type { Tile } from '../model/use-tiles';
import { AttachmentTile } from './attachment-tile';

/** The files in the order in which they leave. */
export function AttachmentTiles({ lineUserId, tiles }: { lineUserId: string; tiles: readonly Tile[] }) {
  const { t } = useTranslation();
  if (tiles.length === 0) return null;
  return (
    <ul
      aria-label={t('composer.attachments')}
      className="mb-1.5 flex max-h-56 flex-wrap gap-1.5 overflow-y-auto"
    >
      {tiles.map((tile) => (
        <AttachmentTile key={tile.id} lineUserId={lineUserId} tile={tile} />
      ))}
    </ul>
  );
}
