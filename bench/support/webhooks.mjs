/** Webhooks as LINE sends them: https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects */
import { createHmac, randomBytes } from 'node:crypto';

const destination = 'U8e742f61d673b39c7fff3cecb7536ef0';

/** One text message of a customer in a one-on-one chat, with ids that nothing else has. */
export function textEvent({ lineUserId, text, timestamp }) {
  const unique = randomBytes(13).toString('hex').toUpperCase();
  return {
    type: 'message',
    message: {
      type: 'text',
      id: String(BigInt(`0x${unique.slice(0, 14)}`)),
      quoteToken: `q${unique}`,
      text,
    },
    webhookEventId: unique,
    deliveryContext: { isRedelivery: false },
    timestamp,
    source: { type: 'user', userId: lineUserId },
    replyToken: randomBytes(16).toString('hex'),
    mode: 'active',
  };
}

/** @returns {{ body: Buffer, signature: string }} what is posted, signed over exactly these bytes. */
export function signedWebhook(events, channelSecret) {
  const body = Buffer.from(JSON.stringify({ destination, events }));
  return { body, signature: createHmac('sha256', channelSecret).update(body).digest('base64') };
}

/** @returns {Buffer} the whole HTTP request, ready for the wire. */
export function asHttpRequest({ body, signature }, path) {
  const head =
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json; charset=utf-8\r\n` +
    `User-Agent: LineBotWebhook/2.0\r\nx-line-signature: ${signature}\r\nContent-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}
