import 'reflect-metadata';
import { ConfigError, loadConfig } from '@jsk/platform/config/app-config';
import { createApi } from './create-api';

async function start(): Promise<void> {
  const config = loadConfig(process.env);
  const app = await createApi(config);
  // The launcher holds the other end; when it is gone, so are the database and the reason to go on.
  process.once('disconnect', () => void app.close().then(() => process.exit(0)));
  await app.listen({ port: config.port, host: config.host });
}

start().catch((error: unknown) => {
  const isExpected = error instanceof ConfigError || (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  process.stderr.write(`${isExpected ? (error as Error).message : (error as Error).stack}\n`);
  process.exit(1);
});
