/** The whole product as a newcomer starts it, with a directory of its own that begins empty. */
import { rm } from 'node:fs/promises';
import { dataDirectory, requireBuilt } from './built-code.mjs';
import { stopLater } from './cleanup.mjs';

const password = 'own-system-password-1';

/**
 * @param {{ name: string, port: number, linePort: number }} options
 * @returns {Promise<{ consoleUrl: string, lineUrl: string, password: string, stop: () => Promise<void> }>} with the
 *   demonstration's people, who all have the same password.
 */
export async function startOwnSystem({ name, port, linePort }) {
  const { startProgram } = requireBuilt('libs/testing/src/services/process-runner');
  const directory = dataDirectory(name);
  await rm(directory, { recursive: true, force: true });
  const consoleUrl = `http://127.0.0.1:${port}`;
  const program = await startProgram({
    entry: 'apps/launcher/start.mjs',
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      LINE_SIMULATOR_PORT: String(linePort),
      PUBLIC_BASE_URL: consoleUrl,
      DATA_DIRECTORY: directory,
      ADMIN_DEFAULT_PASSWORD: password,
      DATABASE_URL: undefined,
      REDIS_URL: undefined,
    },
    readyOutput: /supervisor/,
    readyTimeoutMs: 180_000,
  });
  const stop = stopLater(() => program.kill('SIGTERM'));
  return { consoleUrl, lineUrl: `http://127.0.0.1:${linePort}`, password, stop };
}
