import { placeOfPath, readJson } from './json-text';

const flex = `{
  "type": "bubble",
  "body": {
    "contents": [
      { "type": "text", "text": "ราคา" },
      { "type": "text", "text": "" }
    ]
  }
}`;

test('JSON is read', () => {
  expect(readJson(flex)).toMatchObject({ value: { type: 'bubble' }, wrongAt: null });
});

test.each([
  ['a comma too many', '{\n  "a": 1,\n}', 3, 1],
  ['a comma too few', '{\n  "a": 1\n  "b": 2\n}', 3, 3],
  ['a name without quotes', '{ a: 1 }', 1, 3],
  ['single quotes', "{ 'a': 1 }", 1, 3],
  ['a missing value', '{"a": }', 1, 7],
  ['a missing colon', '{"a" 1}', 1, 6],
  ['a comma in the beginning', '[,1]', 1, 2],
  ['the wrong bracket', '{"a": [1}}', 1, 9],
  ['something after the end', '{} {}', 1, 4],
  ['a comment', '{\n  // price\n  "a": 1\n}', 2, 3],
  ['a broken text', '{\n  "a": "one\ntwo"\n}', 2, 8],
  ['a broken escape', '["\\x"]', 1, 2],
  ['a number with a leading zero', '[01]', 1, 3],
  ['an early end', '{\n  "a": [1, 2', 2, 13],
  ['nothing at all', '', 1, 1],
])('%s is found at its line and column', (_, text, line, column) => {
  expect(readJson(text)).toMatchObject({ value: undefined, wrongAt: { line, column } });
});

test('a path leads to its line', () => {
  expect(placeOfPath(flex, 'body.contents.1.text')).toMatchObject({ line: 6 });
  expect(placeOfPath(flex, 'body.contents.0')).toMatchObject({ line: 5, column: 7 });
  expect(placeOfPath(flex, 'type')).toMatchObject({ line: 2 });
});

test('a path to something that is missing leads to what is around it', () => {
  expect(placeOfPath(flex, 'body.layout')).toMatchObject({ line: 3 });
  expect(placeOfPath(flex, 'footer.contents.3')).toMatchObject({ line: 1, column: 1 });
});

test('brackets without end are no trouble', () => {
  expect(readJson('['.repeat(50_000)).wrongAt).toMatchObject({ offset: 50_000 });
});
