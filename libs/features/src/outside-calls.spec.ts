import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const libraries = join(__dirname, '../..');

/** Who calls a server of others. The addresses are settings of whoever runs the product, and redirects are not followed. */
const callers = ['features/src/telegram/telegram.client.ts', 'line/src/line-transport.ts'];

const outgoing = /\bfetch\(|\bhttps?\.(get|request)\(|from '(axios|undici|got|node-fetch|node:https)'/;

function sourcesOf(library: string): string[] {
  return readdirSync(join(libraries, library, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts'))
    .map((file) => `${library}/src/${file}`);
}

const read = (file: string) => readFileSync(join(libraries, file), 'utf8');

describe('An address that somebody typed or sent', () => {
  it('is never called by the server, because nothing but LINE and Telegram is', () => {
    const sources = ['features', 'line', 'platform'].flatMap(sourcesOf);
    expect(sources.filter((file) => outgoing.test(read(file)))).toEqual(callers);
    for (const file of callers) expect(read(file)).toContain(`redirect: 'manual'`);
  });
});
