import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allEndpoints } from './all-endpoints';

const filesWithEndpoints = readdirSync(__dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && file !== 'endpoint.ts')
  .filter((file) => readFileSync(join(__dirname, file), 'utf8').includes('endpoint('));

describe('The table of REST calls', () => {
  it('has every call of every contract', async () => {
    const files = await Promise.all(
      filesWithEndpoints.map(
        async (file) => (await import(join(__dirname, file))) as Record<string, unknown>,
      ),
    );
    const listed = new Set<unknown>(allEndpoints.map(({ endpoint }) => endpoint));
    const missing = files
      .flatMap((file) => Object.entries(file))
      .filter(
        ([, value]) => typeof value === 'object' && value !== null && 'access' in value && 'path' in value,
      )
      .filter(([, value]) => !listed.has(value))
      .map(([name]) => name);
    expect(missing).toEqual([]);
    expect(allEndpoints.length).toBeGreaterThan(150);
  });

  it('gives no two calls the same name, or the same method and path', () => {
    const names = allEndpoints.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const routes = allEndpoints.map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`);
    expect(routes.filter((route, index) => routes.indexOf(route) !== index)).toEqual([]);
  });
});
