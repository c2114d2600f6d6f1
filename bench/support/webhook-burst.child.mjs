/** The load generator: posts webhooks that were signed before, as fast as they are answered. */
import { connect } from 'node:net';
import { lineUserId } from './people.mjs';
import { serveTasks } from './child-task.mjs';
import { asHttpRequest, signedWebhook, textEvent } from './webhooks.mjs';

let requests = [];

/** Customers take turns, so that no conversation gets all of the burst at once. */
function prepare({ count, customers, path, channelSecret }) {
  const startedAt = Date.now();
  requests = Array.from({ length: count }, (_, n) => {
    const text = `ข้อความที่ ${n}: สวัสดีค่ะ ขอสอบถามสถานะคำสั่งซื้อหน่อยค่ะ`;
    const event = textEvent({ lineUserId: lineUserId(n % customers), text, timestamp: startedAt + n });
    return asHttpRequest(signedWebhook([event], channelSecret), path);
  });
}

/** @returns seconds from the first request to the last answer, and every request's milliseconds. */
async function burst({ port, connections }) {
  const queue = { next: 0, latencies: new Float64Array(requests.length), refused: 0 };
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const startedAt = performance.now();
  const startedAtEpochMs = performance.timeOrigin + startedAt;
  await Promise.all(sockets.map((socket) => keepPosting(socket, queue)));
  const seconds = (performance.now() - startedAt) / 1000;
  for (const socket of sockets) socket.destroy();
  return { seconds, startedAtEpochMs, latencies: queue.latencies, refused: queue.refused };
}

function open(port) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** One request after the other on one connection. Far less work per request than an HTTP client, which would be what is measured. */
function keepPosting(socket, queue) {
  return new Promise((resolve, reject) => {
    let received = '';
    let current = -1;
    let sentAt = 0;
    const post = () => {
      if (queue.next >= requests.length) return resolve();
      current = queue.next;
      queue.next += 1;
      received = '';
      sentAt = performance.now();
      socket.write(requests[current]);
    };
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      received += chunk;
      if (!isWhole(received)) return;
      queue.latencies[current] = performance.now() - sentAt;
      if (!received.startsWith('HTTP/1.1 200')) queue.refused += 1;
      post();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`The connection was closed after: ${received}`)));
    post();
  });
}

function isWhole(response) {
  const headEnd = response.indexOf('\r\n\r\n');
  if (headEnd === -1) return false;
  const length = /content-length: (\d+)/i.exec(response.slice(0, headEnd));
  if (length) return response.length >= headEnd + 4 + Number(length[1]);
  return response.endsWith('0\r\n\r\n');
}

serveTasks({ prepare, burst });
