import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const projectDirectory = path.resolve(__dirname, '../../..');

function testFilesIn(directory: string): string[] {
  const isTest = /\.(spec|int-spec|test|e2e)\.tsx?$/;
  return readdirSync(path.join(projectDirectory, directory), { recursive: true, encoding: 'utf8' })
    .filter((file) => isTest.test(file))
    .map((file) => path.join(projectDirectory, directory, file));
}

/** The numbers of `[case 7]` in the names of tests. */
function casesIn(file: string): number[] {
  const tags = readFileSync(file, 'utf8').matchAll(/\[case (\d+)\]/g);
  return [...tags].map(([, number]) => Number(number));
}

const documented = [
  ...readFileSync(path.join(projectDirectory, 'docs/line-cases.md'), 'utf8').matchAll(/^\| +(\d+) +\|/gm),
].map(([, number]) => Number(number));

describe('docs/line-cases.md', () => {
  it('lists 88 cases, each once', () => {
    expect(documented).toEqual(Array.from({ length: 88 }, (_, index) => index + 1));
  });

  it('names no case without a test', () => {
    const tested = new Set([...testFilesIn('apps'), ...testFilesIn('libs')].flatMap(casesIn));
    expect(documented.filter((number) => !tested.has(number))).toEqual([]);
  });
});
