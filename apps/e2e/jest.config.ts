import path from 'node:path';
import type { Config } from 'jest';

/** Journeys through the real system in a real browser; started by `npm run test:e2e`. */
const config: Config = {
  rootDir: '../..',
  displayName: 'e2e',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/apps/e2e/**/*.e2e.ts'],
  testTimeout: 90_000,
  globalSetup: '<rootDir>/apps/e2e/support/start-system.ts',
  globalTeardown: '<rootDir>/apps/e2e/support/stop-system.ts',
  setupFilesAfterEnv: ['<rootDir>/apps/e2e/support/rules-of-line.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript' },
          // The global set-up does not know Jest's module mapper.
          baseUrl: path.resolve(__dirname, '../..'),
          paths: { '@jsk/testing/*': ['libs/testing/src/*'] },
        },
      },
    ],
  },
};

export default config;
