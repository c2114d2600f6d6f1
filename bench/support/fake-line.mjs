import { once } from 'node:events';
import { createServer } from 'node:http';
import { stopLater } from './cleanup.mjs';

/**
 * A LINE that accepts everything: https://developers.line.biz/en/reference/messaging-api/#send-push-message
 * @param {(call: { body: any, receivedAt: number }) => void} onMessages told of every reply and push as soon as it is there.
 */
export async function startFakeLine(port, onMessages = () => undefined) {
  let count = 0;
  const server = createServer((request, response) => {
    const receivedAt = performance.now();
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const isSending = request.method === 'POST' && request.url.startsWith('/v2/bot/message/');
      const body = isSending ? JSON.parse(Buffer.concat(chunks).toString()) : null;
      if (body) onMessages({ body, receivedAt });
      const sentMessages = body?.messages.map(() => ({
        id: String(46_000_000_000 + (count += 1)),
        quoteToken: `q${count}`,
      }));
      response.writeHead(isSending ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isSending ? { sentMessages } : { message: 'Not found' }));
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const stop = stopLater(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${port}`, stop };
}
