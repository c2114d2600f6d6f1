/** Addresses and people of the system that the journeys run against; apart from a developer's own. */
export const system = {
  consoleUrl: 'http://127.0.0.1:31000',
  phoneUrl: 'http://127.0.0.1:31300',
  password: 'journey-password-1',
  operator: 'operator',
  secondOperator: 'operator2',
  supervisor: 'supervisor',
  environment: {
    PORT: '31000',
    HOST: '127.0.0.1',
    LINE_SIMULATOR_PORT: '31300',
    PUBLIC_BASE_URL: 'http://127.0.0.1:31000',
    DATA_DIRECTORY: '.data/e2e',
    ADMIN_DEFAULT_PASSWORD: 'journey-password-1',
    DATABASE_URL: undefined,
    REDIS_URL: undefined,
  },
} as const;
