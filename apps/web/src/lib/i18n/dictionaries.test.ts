import { en } from './en';
import { th } from './th';

type Tree = { readonly [key: string]: string | Tree };

function textsOf(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : textsOf(value, `${path}${key}.`),
  );
}

const thai = new Map(textsOf(th));
const english = new Map(textsOf(en));

test('both languages have the same texts', () => {
  expect([...english.keys()].sort()).toEqual([...thai.keys()].sort());
});

test.each([...thai.keys()])('%s says something and takes the same values in both languages', (key) => {
  const valuesIn = (text = '') => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();
  expect(thai.get(key)?.trim()).not.toBe('');
  expect(english.get(key)?.trim()).not.toBe('');
  expect(valuesIn(english.get(key))).toEqual(valuesIn(thai.get(key)));
});
