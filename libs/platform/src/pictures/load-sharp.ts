import type sharp from 'sharp';

/**
 * @returns what reads and draws pictures. It is loaded when the first picture comes: it is large, and many a process
 *   never sees one. No picture is decoded twice, so that it need not remember any.
 */
export async function loadSharp(): Promise<typeof sharp> {
  const { default: loaded } = await import('sharp');
  loaded.cache(false);
  return loaded;
}
