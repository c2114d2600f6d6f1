import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const browserCode = ['apps/web/src/**/*.{ts,tsx}', 'apps/line-simulator/ui/src/**/*.{ts,tsx}'];
const testCode = ['**/*.{spec,int-spec,test,e2e}.{ts,tsx}', '**/testing/**/*.{ts,tsx}', 'apps/e2e/**/*.ts'];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', 'coverage/', 'bench/results/', 'apps/e2e/artifacts/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'always' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Services of Nest are classes with empty constructors, decorators and promises in hooks that Nest awaits.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    // Nest reads constructor types at run time, so a class that is injected must not become a type import.
    files: ['apps/{api,worker}/**/*.ts', 'libs/{features,platform}/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: browserCode,
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // We do not use the React compiler, which is all this rule is about.
      'react-hooks/incompatible-library': 'off',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    // Toasts come from lib/toast, which loads what shows them with the first one.
    files: ['apps/web/src/**/*.{ts,tsx}'],
    ignores: ['apps/web/src/lib/toast.ts', 'apps/web/src/components/toaster.tsx'],
    rules: {
      'no-restricted-imports': ['error', { name: 'sonner', message: 'Import { toast } from @/lib/toast.' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "ImportExpression[source.value='sonner']",
          message: 'Import { toast } from @/lib/toast.',
        },
      ],
    },
  },
  {
    files: testCode,
    rules: {
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    // Programs whose output is what they say.
    files: ['apps/launcher/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Dictionaries and seed data are long because there is much to say.
    files: ['**/i18n/texts.ts', '**/i18n/**/{th,en}.ts', '**/i18n/**/{th,en}/*.ts', '**/seed-*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: {
      sourceType: 'module',
      globals: {
        Buffer: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        AbortController: 'readonly',
        AbortSignal: 'readonly',
        clearInterval: 'readonly',
        clearTimeout: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        module: 'writable',
        performance: 'readonly',
        process: 'readonly',
        setInterval: 'readonly',
        setImmediate: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
  prettier,
);
