import { adminEn } from './admin/en';
import { adminTh } from './admin/th';
import { consoleEn } from './console/en';
import { entranceEn } from './entrance/en';
import { entranceTh } from './entrance/th';
import { consoleTh } from './console/th';

type Tree = { readonly [key: string]: string | Tree };

function textsOf(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : textsOf(value, `${path}${key}.`),
  );
}

const thai = new Map([...textsOf(entranceTh), ...textsOf(consoleTh), ...textsOf(adminTh, 'admin:')]);
const english = new Map([...textsOf(entranceEn), ...textsOf(consoleEn), ...textsOf(adminEn, 'admin:')]);

test('both languages have the same texts', () => {
  expect([...english.keys()].sort()).toEqual([...thai.keys()].sort());
});

test.each([...thai.keys()])('%s says something and takes the same values in both languages', (key) => {
  const valuesIn = (text = '') => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();
  expect(thai.get(key)?.trim()).not.toBe('');
  expect(english.get(key)?.trim()).not.toBe('');
  expect(valuesIn(english.get(key))).toEqual(valuesIn(thai.get(key)));
});
