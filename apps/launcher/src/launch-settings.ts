import { existsSync } from 'node:fs';
import { type AppConfig, ConfigError, loadConfig } from '@jsk/platform/config/app-config';
import { developmentSecrets } from './development-secrets';
import { LaunchError } from './launch-error';
import { built, dataDirectory, mediaDirectory } from './project-paths';

type Environment = Readonly<Record<string, string | undefined>>;

export interface LaunchSettings {
  readonly config: AppConfig;
  /** For the programs that are started; `DATABASE_URL` is not in it yet when the database is embedded. */
  readonly environment: Environment;
  readonly usesEmbeddedPostgres: boolean;
  /** Null when a real LINE is used. */
  readonly simulatorPort: number | null;
  readonly administrator: { readonly username: string; readonly password: string };
}

/** Takes the place of the embedded database's address, which is known only after its start, in the check. */
const addressToCome = 'postgresql://127.0.0.1/jskapp';

/**
 * Completes and checks the environment before anything is started.
 * @throws LaunchError naming each wrong variable.
 */
export function readLaunchSettings(given: Environment): LaunchSettings {
  const isProduction = given.ENVIRONMENT === 'production';
  const usesEmbeddedPostgres = !given.DATABASE_URL;
  const environment = {
    ...(isProduction ? {} : developmentSecrets(dataDirectory)),
    MEDIA_DIRECTORY: mediaDirectory,
    ...(existsSync(built('apps/web')) ? { CONSOLE_DIRECTORY: built('apps/web') } : {}),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value)),
  } as Environment;
  const config = check({ ...environment, DATABASE_URL: given.DATABASE_URL || addressToCome });
  const simulatorPort =
    isProduction || given.LINE_API_BASE_URL ? null : Number(given.LINE_SIMULATOR_PORT || 3300);
  if (simulatorPort === config.port) {
    throw new LaunchError(
      `PORT and LINE_SIMULATOR_PORT are both ${config.port}: give one of them another port.`,
    );
  }
  const { password } = config.administrator;
  if (password === null) {
    throw new LaunchError('The environment cannot be used. ADMIN_DEFAULT_PASSWORD: is required but not set');
  }
  return {
    config,
    environment: {
      LINE_SIMULATOR_WEBHOOK_URL: `${localOrigin(config)}/api/v1/webhook`,
      ...environment,
    },
    usesEmbeddedPostgres,
    simulatorPort,
    administrator: { username: config.administrator.username, password },
  };
}

/** Where this machine reaches the API. */
export function localOrigin(config: Pick<AppConfig, 'host' | 'port'>): string {
  const isEverywhere = config.host === '0.0.0.0' || config.host === '::';
  return `http://${isEverywhere ? '127.0.0.1' : config.host}:${config.port}`;
}

function check(environment: Environment): AppConfig {
  try {
    return loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError)
      throw new LaunchError(`The environment cannot be used. ${error.message}`);
    throw error;
  }
}
