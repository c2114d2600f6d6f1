/** Who may import whom. One sentence per rule; the reasons stand in docs/architecture.md. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means that two things are one thing, or that one of them knows too much.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contracts-know-zod-only',
      comment: 'The browser shares the contracts, so they carry nothing but schemas.',
      severity: 'error',
      from: { path: '^libs/contracts/src', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/contracts/src', 'node_modules/zod/'] },
    },
    {
      name: 'line-knows-nothing-of-ours',
      comment: "LINE's wire format is described without any word of the product.",
      severity: 'error',
      from: { path: '^libs/line/src' },
      to: { path: '^(libs/(?!line/)|apps/)' },
    },
    {
      name: 'platform-knows-contracts-only',
      comment: 'Technology without business words.',
      severity: 'error',
      from: { path: '^libs/platform/src', pathNot: '\\.(spec|int-spec)\\.ts$' },
      to: { path: '^(libs/(?!platform/|contracts/)|apps/)' },
    },
    {
      name: 'features-do-not-know-apps',
      severity: 'error',
      from: { path: '^libs/features/src' },
      to: { path: '^apps/' },
    },
    {
      name: 'features-meet-at-their-index',
      comment: 'What a feature does not export is its own business.',
      severity: 'error',
      from: { path: '^(libs/features/src/([^/]+)/|apps/)' },
      to: {
        path: '^libs/features/src/([^/]+)/',
        pathNot: ['^libs/features/src/$2/', '^libs/features/src/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'features-follow-the-flow',
      comment:
        'customers < sessions < messages < csat < bot < handoff < webhook: nobody imports what comes after.',
      severity: 'error',
      from: {
        path: '^libs/features/src/(audit|auth|operators|settings|line-channel|customers|sessions|messages|csat|bot|handoff)/',
      },
      to: { path: '^libs/features/src/(webhook|live-chat|health|media)/' },
    },
    {
      name: 'only-repositories-know-typeorm',
      severity: 'error',
      from: {
        path: '^libs/features/src',
        pathNot: ['\\.(repository|entity|module|int-spec)\\.ts$'],
      },
      to: { path: 'node_modules/(typeorm|@nestjs/typeorm|pg)/' },
    },
    {
      name: 'apps-do-not-import-apps',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'the-browser-shares-contracts-only',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^libs/(?!contracts/)' },
    },
    {
      name: 'the-simulator-is-independent',
      comment: 'A simulator that shared our code would share our mistakes.',
      severity: 'error',
      from: { path: '^apps/line-simulator/' },
      to: { path: '^libs/' },
    },
    {
      name: 'web-features-do-not-know-each-other',
      comment: 'The routes compose them.',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: {
        path: ['^apps/web/src/app/', '^apps/web/src/features/([^/]+)/'],
        pathNot: '^apps/web/src/features/$1/',
      },
    },
    {
      name: 'web-shared-code-does-not-know-features',
      severity: 'error',
      from: { path: '^apps/web/src/(lib|components|styles)/' },
      to: { path: '^apps/web/src/(features|app)/' },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot: ['^libs/testing/', '\\.(spec|int-spec|test|e2e)\\.tsx?$', '^apps/e2e/', '/testing/'],
      },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'no-orphan-packages',
      comment: 'Everything imported stands in package.json.',
      severity: 'error',
      from: { pathNot: '\\.(spec|int-spec|test)\\.tsx?$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data|results|artifacts)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.imports.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
