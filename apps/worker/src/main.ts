import 'reflect-metadata';
import { ConfigError, loadConfig } from '@jsk/platform/config/app-config';
import { chooseJobBackend } from '@jsk/platform/queue/job-backend';
import { Metrics } from '@jsk/platform/metrics/metrics';
import { startMetricsServer } from '@jsk/platform/metrics/metrics-server';
import { endOnSignal } from '@jsk/platform/process/end-on-signal';
import { freeStartGarbage } from '@jsk/platform/process/free-start-garbage';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { WorkerModule } from './worker.module';

async function start(): Promise<void> {
  const config = loadConfig(process.env);
  chooseJobBackend(config);
  const app = await NestFactory.createApplicationContext(WorkerModule.for(config), { bufferLogs: true });
  app.useLogger(app.get(Logger));
  // Nobody sends anything to a worker: there is nobody to be told.
  endOnSignal(app, { noticeMs: 0 });
  freeStartGarbage();
  const { metrics, host } = config;
  if (metrics.workerPort !== null) {
    startMetricsServer(app.get(Metrics), metrics, { port: metrics.workerPort, host });
  }
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
