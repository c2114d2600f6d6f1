import { sampleContent } from '../phone/sample-media';
import type { Simulation } from '../simulation';
import type { ContentKind } from '../state/content-store';
import type { CustomerMessageInput } from './message.schema';

/** About as long as the samples are. */
const SAMPLE_DURATION_MS = 2000;

export interface ComposedMessage {
  readonly message: Record<string, unknown>;
  /** Where the phone finds the content; null for messages without one. */
  readonly contentPath: string | null;
}

/** The message object a webhook carries for what a customer sent, tokens left out; keeps its content. */
export function composeMessage(
  simulation: Simulation,
  id: string,
  input: CustomerMessageInput,
): ComposedMessage {
  switch (input.type) {
    case 'text': {
      const { type, text, ...rest } = input;
      return { message: { type, id, text, ...rest }, contentPath: null };
    }
    case 'sticker': {
      const { type, packageId, stickerId, stickerResourceType = 'STATIC', ...rest } = input;
      const keywords = ['ยิ้ม', 'ทักทาย'];
      const message = { type, id, packageId, stickerId, stickerResourceType, keywords, ...rest };
      return { message, contentPath: null };
    }
    case 'location':
      return { message: { id, ...input }, contentPath: null };
    default:
      return 'externalUrl' in input && input.externalUrl !== undefined
        ? composeExternal(simulation, id, input, input.externalUrl)
        : composeMedia(simulation, id, input);
  }
}

type MediaInput = Extract<CustomerMessageInput, { type: ContentKind }>;

function composeMedia(simulation: Simulation, id: string, input: MediaInput): ComposedMessage {
  const sample = sampleContent(input.type);
  const bytes = input.content === undefined ? sample.bytes : Buffer.from(input.content, 'base64');
  const contentType = input.contentType ?? sample.contentType;
  const fileName = input.type === 'file' ? (input.fileName ?? sample.fileName ?? 'file') : null;
  simulation.contents.put(id, { kind: input.type, bytes, contentType, fileName });
  const contentPath = `/_simulator/contents/${id}`;
  if (input.type === 'file') {
    return { message: { type: 'file', id, fileName, fileSize: bytes.length }, contentPath };
  }
  const contentProvider = { type: 'line' };
  return { message: { type: input.type, id, contentProvider, ...detailsOf(input) }, contentPath };
}

/** The bytes are not at LINE, so that its content endpoint has nothing to give. */
function composeExternal(
  simulation: Simulation,
  id: string,
  input: Exclude<MediaInput, { type: 'file' }>,
  url: string,
): ComposedMessage {
  simulation.contents.putExternal(id, input.type);
  const preview = input.type === 'audio' ? {} : { previewImageUrl: url };
  const contentProvider = { type: 'external', originalContentUrl: url, ...preview };
  return { message: { type: input.type, id, contentProvider, ...detailsOf(input) }, contentPath: url };
}

function detailsOf(input: Exclude<MediaInput, { type: 'file' }>): Record<string, unknown> {
  if (input.type === 'image') return input.imageSet ? { imageSet: input.imageSet } : {};
  return { duration: input.durationMs ?? SAMPLE_DURATION_MS };
}
