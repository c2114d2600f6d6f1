import { apiPrefix } from '@jsk/contracts/endpoint';
import { richMenuTemplates } from '@jsk/contracts/rich-menu-templates';
import type { RichMenu } from '@jsk/contracts/rich-menus';
import type { RichMenuRow } from './rich-menus.repository';

/** Below it the browser may show its media cookie. */
export const imagePath = 'media/rich-menus';

export function presentRichMenu(row: RichMenuRow): RichMenu {
  const { uploadedSize, revisionAtLine, publishedAt, updatedAt, ...menu } = row;
  return {
    ...menu,
    isAtLine: revisionAtLine !== null,
    hasUnpublishedChanges: revisionAtLine !== null && revisionAtLine !== row.revision,
    image: {
      kind: uploadedSize ? 'uploaded' : 'generated',
      url: `${apiPrefix}/${imagePath}/${row.id}?revision=${row.revision}`,
      ...(uploadedSize ?? richMenuTemplates[row.template].size),
    },
    publishedAt: publishedAt?.toISOString() ?? null,
    updatedAt: updatedAt.toISOString(),
  };
}
