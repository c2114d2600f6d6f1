import type { ContentKind } from '../state/content-store';
import { encodePng } from './png';
import { sampleAudio, sampleVideo } from './sample-recordings';

const WIDTH = 480;
const HEIGHT = 320;

let png: Buffer | null = null;

/** A small picture of our own (a sun over hills), drawn once. */
export function samplePng(): Buffer {
  png ??= encodePng(WIDTH, HEIGHT, sceneColorAt);
  return png;
}

/** What a customer "sends" when a test gives no bytes: valid in type, tiny in size. */
export function sampleContent(kind: ContentKind): {
  bytes: Buffer;
  contentType: string;
  fileName: string | null;
} {
  switch (kind) {
    case 'image':
      return { bytes: samplePng(), contentType: 'image/png', fileName: null };
    case 'video':
      return { bytes: sampleVideo, contentType: 'video/mp4', fileName: null };
    case 'audio':
      return { bytes: sampleAudio, contentType: 'audio/x-m4a', fileName: null };
    case 'file':
      return { bytes: samplePdf(), contentType: 'application/pdf', fileName: 'ใบเสนอราคา.pdf' };
  }
}

function sceneColorAt(x: number, y: number): [number, number, number] {
  const nearHill = 240 + 26 * Math.sin(x / 70);
  const farHill = 200 + 34 * Math.sin(x / 110 + 2);
  if (y > nearHill) return [86, 128, 108];
  if (y > farHill) return [126, 164, 142];
  if (Math.hypot(x - 340, y - 110) < 44) return [250, 214, 140];
  const depth = y / HEIGHT;
  return [188 + Math.round(40 * depth), 214 + Math.round(14 * depth), 228 - Math.round(26 * depth)];
}

function samplePdf(): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 144]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>',
    '<</Length 52>>\nstream\nBT /F1 18 Tf 40 70 Td (A file from a customer) Tj ET\nendstream',
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R/Size 5>>\n%%EOF\n`, 'latin1');
}
