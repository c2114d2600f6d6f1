import type { AttachmentKind } from './attachments';

/** What the server cannot easily find out about a file, and a browser can. Missing where this browser cannot either. */
export interface MediaDescription {
  durationMs?: number;
  /** A picture of a video, JPEG. */
  preview?: Blob;
}

const giveUpAfterMs = 5_000;
/** LINE shows a preview at most so large. https://developers.line.biz/en/reference/messaging-api/#video-message */
const longestSidePx = 1024;

export async function describeMedia(file: File, kind: AttachmentKind): Promise<MediaDescription> {
  if (kind !== 'video' && kind !== 'audio') return {};
  const url = URL.createObjectURL(file);
  try {
    return await within(giveUpAfterMs, kind === 'video' ? describeVideo(url) : describeAudio(url));
  } catch {
    return {}; // A codec that this browser does not know; the server has its own ways.
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function describeAudio(url: string): Promise<MediaDescription> {
  const audio = new Audio();
  audio.preload = 'metadata';
  const isKnown = once(audio, 'loadedmetadata');
  audio.src = url;
  await isKnown;
  return Number.isFinite(audio.duration) ? { durationMs: Math.round(audio.duration * 1000) } : {};
}

async function describeVideo(url: string): Promise<MediaDescription> {
  const video = document.createElement('video');
  video.preload = 'auto';
  video.muted = true;
  video.playsInline = true;
  const hasPicture = once(video, 'loadeddata');
  video.src = url;
  await hasPicture;
  // Many videos begin black; a moment later there is something to see.
  const isThere = once(video, 'seeked');
  video.currentTime = Math.min(1, (video.duration || 0) / 2);
  await isThere;
  const preview = await pictureOf(video);
  return preview ? { preview } : {};
}

function pictureOf(video: HTMLVideoElement): Promise<Blob | null> {
  const scale = Math.min(1, longestSidePx / Math.max(video.videoWidth, video.videoHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
  canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
}

function once(media: HTMLMediaElement, event: 'loadedmetadata' | 'loadeddata' | 'seeked'): Promise<void> {
  return new Promise((resolve, reject) => {
    media.addEventListener(event, () => resolve(), { once: true });
    media.addEventListener('error', () => reject(new Error('This browser cannot play it')), { once: true });
  });
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('This takes too long')), ms);
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}
