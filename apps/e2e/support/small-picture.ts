import sharp from 'sharp';

/** A picture as an operator might send it, with no more to it than has to be. */
export function smallPicture(): Promise<Buffer> {
  return sharp({ create: { width: 120, height: 80, channels: 3, background: '#2f9e63' } })
    .png()
    .toBuffer();
}
