import './global-setup';

/** Jest calls it once, after the last integration test. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testServices?.stop();
}
