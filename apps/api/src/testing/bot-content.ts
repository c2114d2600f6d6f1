import type { createIntent } from '@jsk/contracts/bot-rules';
import type { ReplyImage } from '@jsk/contracts/reply-images';
import type { createReplyObject } from '@jsk/contracts/reply-objects';
import { apiPrefix, type InputOf } from '@jsk/contracts/endpoint';
import type { Problem } from '@jsk/contracts/problem';
import type { OperatorSession } from '@jsk/testing/operator-session';

type IntentInput = InputOf<typeof createIntent>;
type SavedReply = InputOf<typeof createReplyObject>;

/** An intent that is recognised by one Thai word, and says one thing. */
export function anIntent(
  name: string,
  word: string,
  response: string,
  over: Partial<IntentInput> = {},
): IntentInput {
  return { name, keywords: [{ keyword: word, matchKind: 'contains' }], responses: [response], ...over };
}

/** A saved reply that is a card. */
export function aCard(code: string, text = 'ราคา 100 บาท'): SavedReply {
  const body = { type: 'box', layout: 'vertical', contents: [{ type: 'text', text }] };
  return {
    code,
    name: `การ์ด ${code}`,
    content: { type: 'flex', altText: text, contents: { type: 'bubble', body } },
  };
}

/** A saved reply that is a text. */
export function aSavedText(code: string, text: string): SavedReply {
  return { code, name: `ข้อความ ${code}`, content: { type: 'text', text } };
}

/** Uploads a picture as the console does. */
export async function uploadPicture(
  { apiUrl, accessToken }: OperatorSession,
  bytes: Buffer,
  part = 'image',
): Promise<{ status: number; body: ReplyImage & Problem }> {
  const form = new FormData();
  form.append(part, new Blob([new Uint8Array(bytes)]), 'picture.png');
  const response = await fetch(`${apiUrl}${apiPrefix}/admin/reply-objects/images`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as ReplyImage & Problem };
}
