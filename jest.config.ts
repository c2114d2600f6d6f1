import type { Config } from 'jest';

/** Packages that ship ES modules only; Jest on Node 20 needs them as CommonJS. */
const esModuleOnlyPackages = [
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
];

const swcForNode = {
  swcrc: false,
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
};

const swcForModules = {
  swcrc: false,
  module: { type: 'commonjs' },
  jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
};

const swcForBrowser = {
  swcrc: false,
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
};

const workspacePaths = {
  '^@jsk/([^/]+)/(.*)$': '<rootDir>/libs/$1/src/$2',
  '^file-type$': '<rootDir>/node_modules/file-type/index.js',
};

const node = {
  rootDir: __dirname,
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  moduleNameMapper: workspacePaths,
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', swcForNode],
    '^.+\\.m?js$': ['@swc/jest', swcForModules],
  },
  transformIgnorePatterns: [`^(?!.*/node_modules/(?:${esModuleOnlyPackages.join('|')})/).*/node_modules/`],
} satisfies Config;

const config: Config = {
  maxWorkers: 2,
  // Every test file loads its own copy of the product, and not all of it is given back.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...node,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs}/**/*.spec.ts'],
    },
    {
      ...node,
      displayName: 'integration',
      testMatch: ['<rootDir>/{apps,libs}/**/*.int-spec.ts'],
      globalSetup: '<rootDir>/libs/testing/src/services/global-setup.ts',
      globalTeardown: '<rootDir>/libs/testing/src/services/global-teardown.ts',
      setupFilesAfterEnv: ['<rootDir>/libs/testing/src/services/refuse-outside-network.ts'],
    },
    {
      displayName: 'web',
      rootDir: __dirname,
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/apps/{web,line-simulator}/**/*.test.{ts,tsx}'],
      setupFiles: ['<rootDir>/apps/web/src/testing/browser-polyfills.ts'],
      setupFilesAfterEnv: ['<rootDir>/apps/web/src/testing/setup.ts'],
      moduleNameMapper: {
        '\\.css$': '<rootDir>/apps/web/src/testing/style-stub.ts',
        '^@jsk/([^/]+)/(.*)$': '<rootDir>/libs/$1/src/$2',
        '^@/(.*)$': '<rootDir>/apps/web/src/$1',
      },
      modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
      transform: { '^.+\\.tsx?$': ['@swc/jest', swcForBrowser], '^.+\\.m?js$': ['@swc/jest', swcForModules] },
    },
  ],
};

export default config;
