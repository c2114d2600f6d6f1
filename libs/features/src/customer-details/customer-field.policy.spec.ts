import { problemOfValue } from './customer-field.policy';

const field = (kind: 'text' | 'number' | 'date' | 'choice', choices: string[] = []) => ({ kind, choices });

describe('A customer field takes', () => {
  it.each([
    [field('text'), 'อะไรก็ได้ 🙂'],
    [field('number'), '1500'],
    [field('number'), '-2.5'],
    [field('date'), '2026-02-28'],
    [field('choice', ['S', 'M']), 'M'],
  ])('%j: %s', (definition, value) => {
    expect(problemOfValue(definition, value)).toBeNull();
  });
});

describe('A customer field refuses', () => {
  it.each([
    [field('number'), '1,500'],
    [field('number'), '๑๒'],
    [field('number'), '1e9'],
    [field('date'), '28/02/2026'],
    [field('date'), '2026-02-30'],
    [field('choice', ['S', 'M']), 'L'],
  ])('%j: %s', (definition, value) => {
    expect(problemOfValue(definition, value)).toEqual(expect.any(String));
  });
});
