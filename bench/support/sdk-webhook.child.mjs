/** The floor of the webhook: the official SDK's Express middleware, whose handler stores nothing. */
import { createRequire } from 'node:module';
import { serveTasks } from './child-task.mjs';

const require = createRequire(import.meta.url);

function listen({ port, channelSecret }) {
  const express = require('express');
  const { middleware } = require('@line/bot-sdk');
  const app = express();
  app.post('/webhook', middleware({ channelSecret }), (_, response) => response.json({}));
  return new Promise((resolve, reject) => {
    app.listen(port, '127.0.0.1', (error) => (error ? reject(error) : resolve()));
  });
}

process.env.NODE_ENV = 'production';
serveTasks({ listen });
