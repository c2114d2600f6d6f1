import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { developmentSecrets } from './development-secrets';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'development-secrets-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

describe('the secrets of development', () => {
  it('are the same at every start, and readable by their owner only', () => {
    const first = developmentSecrets(directory);

    expect(developmentSecrets(directory)).toEqual(first);
    expect(statSync(path.join(directory, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('differ between two checkouts', () => {
    const other = developmentSecrets(path.join(directory, 'other'));

    expect(other.ADMIN_DEFAULT_PASSWORD).not.toBe(developmentSecrets(directory).ADMIN_DEFAULT_PASSWORD);
  });

  it('keep what is known when a new one is added', () => {
    writeFileSync(path.join(directory, 'secrets.json'), JSON.stringify({ JWT_SECRET: 'known' }));

    expect(developmentSecrets(directory).JWT_SECRET).toBe('known');
    expect(Buffer.from(developmentSecrets(directory).ENCRYPTION_KEY, 'base64')).toHaveLength(32);
  });
});
