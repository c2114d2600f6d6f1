import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file that a customer has sent, as LINE has it. */
export interface FakeLineContent {
  readonly status: number;
  /** What LINE says it is. */
  readonly type: string;
  readonly bytes: Buffer;
  /** LINE's own small picture of it; without it LINE says that there is none. */
  readonly preview: Buffer | null;
  readonly transcoding: 'processing' | 'succeeded' | 'failed';
  /** So often LINE says first that it is not ready yet. */
  readonly notReadyTimes: number;
  /** So often the connection breaks in the middle. */
  readonly cutTimes: number;
  /** This many zeros follow the bytes. */
  readonly paddingBytes: number;
}

const usual: FakeLineContent = {
  status: 200,
  type: 'application/octet-stream',
  bytes: Buffer.alloc(0),
  preview: null,
  transcoding: 'processing',
  notReadyTimes: 0,
  cutTimes: 0,
  paddingBytes: 0,
};

const zeros = Buffer.alloc(1024 * 1024);

/** The files that LINE has (https://developers.line.biz/en/reference/messaging-api/#get-content). */
export class FakeLineContents {
  private readonly contents = new Map<string, FakeLineContent & { asked: number }>();

  set(lineMessageId: string, content: Partial<FakeLineContent>): void {
    this.contents.set(lineMessageId, { ...usual, ...content, asked: 0 });
  }

  /** @param path `/v2/bot/message/{messageId}/content`, or what LINE has beneath it */
  answer(path: string, response: ServerResponse): void {
    const [, , , , lineMessageId = '', , part] = path.split('/');
    const content = this.contents.get(lineMessageId);
    if (!content) return sendJson(response, 404, { message: 'not found' });
    if (part === 'transcoding') return sendJson(response, 200, { status: content.transcoding });
    if (part === 'preview') {
      if (!content.preview) return sendJson(response, 400, { message: 'The content can not be previewed' });
      return void response.writeHead(200, { 'content-type': 'image/jpeg' }).end(content.preview);
    }
    content.asked += 1;
    if (content.asked <= content.notReadyTimes) return void response.writeHead(202).end();
    void sendWhole(content, response, content.asked <= content.notReadyTimes + content.cutTimes);
  }
}

async function sendWhole(content: FakeLineContent, response: ServerResponse, isCut: boolean): Promise<void> {
  response.writeHead(content.status, { 'content-type': content.type });
  if (isCut) {
    const half = content.bytes.subarray(0, content.bytes.length / 2);
    return void response.write(half, () => response.destroy());
  }
  // Whoever has read enough hangs up.
  await pipeline(Readable.from(bytesOf(content)), response).catch(() => undefined);
}

function* bytesOf({ bytes, paddingBytes }: FakeLineContent): Generator<Buffer> {
  yield bytes;
  for (let sent = 0; sent < paddingBytes; sent += zeros.length) yield zeros;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
