/** The peer of the way to the screen: HTTP POST to Socket.IO room, with nothing checked, stored or decided. */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { serveTasks } from './child-task.mjs';

const { Server } = createRequire(import.meta.url)('socket.io');

function listen({ port }) {
  const http = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { events } = JSON.parse(Buffer.concat(chunks).toString());
      for (const event of events) relay(event);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  const consoles = new Server(http, { serveClient: false }).of('/live-chat');
  consoles.on('connection', (socket) => {
    socket.on('join_room', async ({ lineUserId }, acknowledge) => {
      await socket.join(`conversation:${lineUserId}`);
      acknowledge({ ok: true });
    });
    socket.emit('auth_success');
  });
  const relay = (event) =>
    consoles.to(`conversation:${event.source.userId}`).emit('new_message', asMessage(event));
  return new Promise((resolve) => http.listen(port, '127.0.0.1', resolve));
}

/** The same message that the product shows. */
function asMessage({ source, message, timestamp }) {
  return {
    id: message.id,
    lineUserId: source.userId,
    sessionId: '1',
    direction: 'INCOMING',
    sender: { kind: 'CUSTOMER', id: null, name: null },
    type: 'text',
    text: message.text,
    payload: null,
    state: 'received',
    via: null,
    tempId: null,
    quotedMessageId: null,
    error: null,
    createdAt: new Date(timestamp).toISOString(),
  };
}

serveTasks({ listen });
