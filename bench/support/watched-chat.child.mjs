/** Customers who write at a steady pace, and the console that watches them: one process, so one clock. */
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { serveTasks } from './child-task.mjs';
import { connectConsole } from './console-socket.mjs';
import { lineUserId } from './people.mjs';
import { signedWebhook, textEvent } from './webhooks.mjs';

const agent = new Agent({ keepAlive: true, maxSockets: 50 });

/** @returns every message's milliseconds from its POST to the console. */
async function measure({ port, path, token, channelSecret, customers, perSecond, seconds }) {
  const screen = await connectConsole({ origin: `http://127.0.0.1:${port}` }, { token });
  for (let n = 0; n < customers; n += 1) {
    const answer = await screen.ask('join_room', { lineUserId: lineUserId(n) });
    if (!answer.ok) throw new Error(answer.error.message);
  }
  const sentAt = new Map();
  const latencies = [];
  screen.socket.on('new_message', ({ text }) => latencies.push(performance.now() - sentAt.get(text)));

  const count = perSecond * seconds;
  const startedAt = performance.now();
  for (let n = 0; n < count; n += 1) {
    const text = `ข้อความที่ ${n}: สวัสดีค่ะ ขอสอบถามสถานะคำสั่งซื้อหน่อยค่ะ`;
    const event = textEvent({ lineUserId: lineUserId(n % customers), text, timestamp: Date.now() });
    const webhook = signedWebhook([event], channelSecret);
    await delay(startedAt + (n * 1000) / perSecond - performance.now());
    sentAt.set(text, performance.now());
    post(port, path, webhook);
  }
  for (const deadline = performance.now() + 10_000; latencies.length < count; await delay(10)) {
    if (performance.now() > deadline)
      throw new Error(`${count - latencies.length} of ${count} messages never came`);
  }
  await screen.stop();
  return { latencies: Float64Array.from(latencies) };
}

function post(port, path, { body, signature }) {
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    'x-line-signature': signature,
  };
  request({ port, host: '127.0.0.1', path, method: 'POST', agent, headers }, (response) =>
    response.resume(),
  ).end(body);
}

serveTasks({ measure });
