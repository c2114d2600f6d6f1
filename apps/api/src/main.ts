import 'reflect-metadata';
import { ConfigError, loadConfig } from '@jsk/platform/config/app-config';
import { endOnSignal } from '@jsk/platform/process/end-on-signal';
import { freeStartGarbage } from '@jsk/platform/process/free-start-garbage';
import { createApi } from './create-api';

async function start(): Promise<void> {
  const config = loadConfig(process.env);
  const app = await createApi(config);
  endOnSignal(app, { noticeMs: config.shutdownNoticeMs });
  await app.listen({ port: config.port, host: config.host });
  freeStartGarbage();
}

start().catch((error: unknown) => {
  const isExpected = error instanceof ConfigError || (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  process.stderr.write(`${isExpected ? (error as Error).message : (error as Error).stack}\n`);
  process.exit(1);
});
