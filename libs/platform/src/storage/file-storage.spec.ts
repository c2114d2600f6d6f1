import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { FakeS3 } from '@jsk/testing/fake-s3';
import { loadConfig } from '../config/app-config';
import { type FileStorage, FileTooLargeError, StorageUnavailableError } from './file-storage';
import { LocalFileStorage } from './local-file-storage';
import { S3FileStorage } from './s3-file-storage';

const megabyte = 1024 * 1024;

/** A storage under test, what lies in it, and how it is broken. */
interface Subject {
  readonly storage: FileStorage;
  /** Everything that is kept, half-finished things included. */
  list(): Promise<string[]>;
  break(): Promise<void>;
  stop(): Promise<void>;
}

async function localSubject(): Promise<Subject> {
  const directory = await mkdtemp(path.join(tmpdir(), 'jskapp-storage-'));
  const remove = () => rm(directory, { recursive: true, force: true });
  return {
    storage: new LocalFileStorage(directory),
    list: async () => {
      const found = await readdir(directory, { recursive: true, withFileTypes: true });
      return found.filter((entry) => entry.isFile()).map(({ name }) => name);
    },
    break: async () => {
      await remove();
      await writeFile(directory, 'a file where the directory should be');
    },
    stop: remove,
  };
}

async function s3Subject(): Promise<Subject> {
  const s3 = new FakeS3();
  await s3.start();
  return {
    storage: s3Storage(s3),
    list: async () => [...s3.objects.keys(), ...s3.openUploads.keys()],
    break: async () => {
      s3.trouble = 'error';
    },
    stop: () => s3.stop(),
  };
}

function s3Storage(s3: FakeS3, environment: Record<string, string> = {}, answerMs = 5000): S3FileStorage {
  const { media } = loadConfig({ DATABASE_URL: 'postgres://localhost/x', ...s3.environment, ...environment });
  if (media.driver !== 's3') throw new Error('Not configured for S3');
  return new S3FileStorage(media, { connectMs: 1000, answerMs });
}

async function read(storage: FileStorage, key: string, range?: { start: number; end: number }) {
  const file = await storage.open(key);
  return file && (await buffer(await file.read(range))).toString();
}

async function* cutAfter(bytes: number): AsyncGenerator<Buffer> {
  yield Buffer.alloc(bytes, 'a');
  throw new Error('the customer went into a tunnel');
}

describe.each([
  ['a directory', localSubject],
  ['a bucket', s3Subject],
])('A file kept in %s', (_, start) => {
  let subject: Subject;

  beforeEach(async () => {
    subject = await start();
  });
  afterEach(() => subject.stop());

  it('can be read whole and in part, and replaced', async () => {
    const { storage } = subject;
    expect(await storage.write('incoming/01/1', [Buffer.from('สวัสดี'), Buffer.from(' hello')], 100)).toBe(24);
    expect((await storage.open('incoming/01/1'))?.sizeBytes).toBe(24);
    expect(await read(storage, 'incoming/01/1')).toBe('สวัสดี hello');
    expect(await read(storage, 'incoming/01/1', { start: 19, end: 22 })).toBe('hell');
    await storage.write('incoming/01/1', [Buffer.from('other')], 100);
    expect(await read(storage, 'incoming/01/1')).toBe('other');
  });

  it('may be large', async () => {
    const { storage } = subject;
    const parts = Array.from({ length: 13 }, (_, index) => Buffer.alloc(megabyte, String(index % 10)));
    expect(await storage.write('large', parts, 20 * megabyte)).toBe(13 * megabyte);
    expect(await read(storage, 'large', { start: 12 * megabyte - 2, end: 12 * megabyte + 1 })).toBe('1122');
    expect(await subject.list()).toEqual(['large']);
  });

  it('may be empty', async () => {
    expect(await subject.storage.write('empty', [], 100)).toBe(0);
    expect((await subject.storage.open('empty'))?.sizeBytes).toBe(0);
  });

  it('can be deleted, twice if need be', async () => {
    const { storage } = subject;
    await storage.write('short-lived', [Buffer.from('x')], 100);
    await storage.delete('short-lived');
    await storage.delete('short-lived');
    expect(await storage.open('short-lived')).toBeNull();
    expect(await subject.list()).toEqual([]);
  });

  it.each([1, 12])('that is larger than allowed after %i MiB leaves nothing behind', async (maximum) => {
    const parts = Array.from({ length: 14 }, () => Buffer.alloc(megabyte));
    const writing = subject.storage.write('too-large', parts, maximum * megabyte);
    await expect(writing).rejects.toThrow(FileTooLargeError);
    expect(await subject.list()).toEqual([]);
  });

  it.each([1, 12])('that breaks off after %i MiB leaves nothing behind', async (size) => {
    const writing = subject.storage.write('broken', cutAfter(size * megabyte), 20 * megabyte);
    await expect(writing).rejects.toThrow('the customer went into a tunnel');
    expect(await subject.list()).toEqual([]);
  });

  it.each(['../outside', '/etc/passwd', 'a//b', 'a/../b', '', 'a b', 'a.b'])(
    'never has the name «%s»',
    async (key) => {
      await expect(subject.storage.write(key, [], 1)).rejects.toThrow();
      await expect(subject.storage.open(key)).rejects.toThrow('Not a key');
      await expect(subject.storage.delete(key)).rejects.toThrow('Not a key');
    },
  );

  it('cannot be written or read while the storage is broken, which the storage tells', async () => {
    const { storage } = subject;
    expect(await storage.check()).toEqual({ ok: true });
    await subject.break();
    await expect(storage.write('a', [Buffer.from('x')], 100)).rejects.toThrow(StorageUnavailableError);
    await expect(storage.open('a')).rejects.toMatchObject({ status: 503, code: 'service_unavailable' });
    await expect(storage.delete('a')).rejects.toThrow(StorageUnavailableError);
  });

  it('is the concern of a health check that says what is wrong', async () => {
    await subject.break();
    const state = await subject.storage.check();
    expect(state).toEqual({ ok: false, detail: expect.any(String) });
    expect(JSON.stringify(state)).not.toContain('secret');
  });
});

describe('A bucket', () => {
  let s3: FakeS3;

  beforeEach(async () => {
    s3 = new FakeS3();
    await s3.start();
  });
  afterEach(() => s3.stop());

  it.each(['hang', 'cut'] as const)(
    'whose server does not answer (%s) is waited for only so long',
    async (trouble) => {
      const storage = s3Storage(s3, {}, 200);
      s3.trouble = trouble;
      await expect(storage.write('a', [Buffer.from('x')], 100)).rejects.toThrow(StorageUnavailableError);
      expect(await storage.check()).toMatchObject({ ok: false });
      s3.trouble = 'none';
      expect(await storage.write('a', [Buffer.from('x')], 100)).toBe(1);
    },
  );

  it.each([
    ['key', { S3_ACCESS_KEY_ID: 'AKIAOTHER' }],
    ['bucket', { S3_BUCKET: 'somebody-elses' }],
  ])('is refused with a wrong %s', async (_, environment) => {
    const storage = s3Storage(s3, environment);
    expect(await storage.check()).toMatchObject({ ok: false });
    await expect(storage.write('a', [Buffer.from('x')], 100)).rejects.toThrow(StorageUnavailableError);
  });
});
