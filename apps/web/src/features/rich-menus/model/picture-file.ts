import { richMenuLimits } from '@jsk/contracts/rich-menus';

/** What a chosen file turned out to be; no size when it cannot be opened as a picture. */
export interface PictureFacts {
  type: string;
  sizeBytes: number;
  size: { width: number; height: number } | null;
}

/** Looks into a file before it is sent. */
export async function inspectPicture(file: File): Promise<PictureFacts> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  const size = bitmap && { width: bitmap.width, height: bitmap.height };
  bitmap?.close();
  const type = file.type.replace(/^image\//, '').toUpperCase() || '?';
  return { type, sizeBytes: file.size, size };
}

/** @returns the size of a picture that LINE takes, or null for one that it would refuse. */
export function usableSizeOf({ type, sizeBytes, size }: PictureFacts): PictureFacts['size'] {
  const { imageBytes, imageWidth, imageMinHeight, imageMinRatio } = richMenuLimits;
  if (!size || sizeBytes > imageBytes || (type !== 'JPEG' && type !== 'PNG')) return null;
  const { width, height } = size;
  const isWideEnough = width >= imageWidth.min && width <= imageWidth.max;
  return isWideEnough && height >= imageMinHeight && width / height >= imageMinRatio ? size : null;
}
