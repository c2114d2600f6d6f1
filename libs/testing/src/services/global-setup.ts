import { startTestServices, type TestServices } from './test-services';

declare global {
  /** Handed from Jest's global setup to its global teardown, which run in the same process. */
  var testServices: TestServices | undefined;
}

/** Jest calls it once, before the first integration test. Its workers inherit the environment. */
export default async function globalSetup(): Promise<void> {
  globalThis.testServices = await startTestServices((line) => process.stderr.write(`${line}\n`));
  process.env.TEST_POSTGRES_URL = globalThis.testServices.postgresUrl;
  process.env.TEST_REDIS_URL = globalThis.testServices.redisUrl;
}
