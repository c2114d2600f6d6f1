import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modulesLoadedWith } from '@/testing/loaded-modules';
import { accountEn } from './account/en';
import { accountTh } from './account/th';
import { adminEn } from './admin/en';
import { adminTh } from './admin/th';
import { consoleEn } from './console/en';
import { entranceEn } from './entrance/en';
import { entranceTh } from './entrance/th';
import { consoleTh } from './console/th';
import { frameEn } from './frame/en';
import { frameTh } from './frame/th';

type Tree = { readonly [key: string]: string | Tree };

function textsOf(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : textsOf(value, `${path}${key}.`),
  );
}

const thaiTexts = [entranceTh, accountTh, frameTh, consoleTh].flatMap((texts) => textsOf(texts));
const englishTexts = [entranceEn, accountEn, frameEn, consoleEn].flatMap((texts) => textsOf(texts));
const thai = new Map([...thaiTexts, ...textsOf(adminTh, 'admin:')]);
const english = new Map([...englishTexts, ...textsOf(adminEn, 'admin:')]);

test('both languages have the same texts', () => {
  expect([...english.keys()].sort()).toEqual([...thai.keys()].sort());
});

test.each([...thai.keys()])('%s says something and takes the same values in both languages', (key) => {
  const valuesIn = (text = '') => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();
  expect(thai.get(key)?.trim()).not.toBe('');
  expect(english.get(key)?.trim()).not.toBe('');
  expect(valuesIn(english.get(key))).toEqual(valuesIn(thai.get(key)));
});

test('no text is in two dictionaries that are put together', () => {
  const keys = thaiTexts.map(([key]) => key);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

/** Where texts are shown: everything but the dictionaries and the tests. */
function sources(folder = join(__dirname, '../..')): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/i18n\/(account|admin|console|entrance|frame)\//.test(path))
    .map((path) => readFileSync(path, 'utf8'));
}

/** Keys as they stand in the code: whole, or as templates with a hole for what is only known when it runs. */
function keysIn(code: string): RegExp[] {
  const whole = [...code.matchAll(/(['"])([\w.-]+\.[\w.-]+)\1/g)].map(([, , key = '']) => wholeKey(key));
  const templates = [...code.matchAll(/`((?:[\w.-]|\$\{[^`{}]*\})+)`/g)]
    .map(([, template = '']) => template.split(/\$\{[^}]*\}/))
    // One that is nothing but a hole would match everything.
    .filter((parts) => parts.join('').includes('.'));
  const branches = [...code.matchAll(/'([\w.-]+)', { returnObjects: true }/g)].map(
    ([, key = '']) => new RegExp(`^${key}\\.`),
  );
  return [...whole, ...branches, ...templates.map((parts) => wholeKey(...parts))];
}

function wholeKey(...parts: string[]): RegExp {
  return new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[^.]+')}$`);
}

test('every text is shown somewhere', () => {
  const used = keysIn(sources().join('\n'));
  const unused = [...thai.keys()]
    .map((key) => key.replace('admin:', ''))
    .filter((key) => !used.some((pattern) => pattern.test(key)));
  expect(unused).toEqual([]);
});

/** What is loaded with the page that is shown first after the sign-in. */
const firstLoad = modulesLoadedWith('app/console-routes.tsx');

test('what is loaded first shows no text that comes later', () => {
  const used = keysIn(firstLoad.map(({ code }) => code).join('\n'));
  const late = [consoleTh, accountTh].flatMap((texts) => textsOf(texts)).map(([key]) => key);
  expect(firstLoad.length).toBeGreaterThan(50);
  expect(late.filter((key) => used.some((pattern) => pattern.test(key)))).toEqual([]);
});

test('what the first load leaves for later waits for its texts', () => {
  const waitFree = firstLoad.flatMap(({ path, code }) =>
    [...code.matchAll(/(\S*)import\(\s*'([^']+)'/g)]
      .filter(([, before]) => !before?.endsWith('withTexts('))
      .map(([, , later]) => `${path}: ${later}`),
  );
  expect(waitFree).toEqual([
    'components/toaster.tsx: sonner',
    'components/toaster.tsx: sonner/dist/styles.css',
    'lib/outbox-delivery.ts: ./media-description',
    'lib/toast.ts: sonner',
  ]);
});
