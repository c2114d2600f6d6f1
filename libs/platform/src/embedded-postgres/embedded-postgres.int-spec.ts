import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';
import { isAlive } from './exclusive-lock';

const base = path.resolve(__dirname, '../../../../.data');
const prefix = 'embedded-postgres-spec-';
const preferredPort = 54_340;
let dataDirectory: string;

jest.setTimeout(30_000);

beforeAll(() => {
  mkdirSync(base, { recursive: true });
  for (const name of readdirSync(base)) {
    // PostgreSQL ends by itself, within a minute, once its files are gone.
    if (name.startsWith(prefix) && !isAlive(Number.parseInt(name.slice(prefix.length), 10))) removeAll(name);
  }
});

beforeEach(() => {
  const directory = path.join(base, `${prefix}${process.pid}`);
  mkdirSync(directory, { mode: 0o755 });
  dataDirectory = path.join(directory, 'postgres');
});

afterEach(async () => {
  await (await start()).stop();
  removeAll(`${prefix}${process.pid}`);
});

function removeAll(name: string): void {
  const directory = path.join(base, name, 'postgres');
  if (existsSync(directory)) rmSync(realpathSync(directory), { recursive: true });
  rmSync(path.join(base, name), { recursive: true });
}

function start(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDirectory, port: preferredPort, settings: { fsync: 'off' } });
}

async function query<Row>(server: EmbeddedPostgres, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: server.connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows as Row[];
  } finally {
    await client.end();
  }
}

function postmasterFile(): string {
  return path.join(dataDirectory, 'cluster', 'postmaster.pid');
}

function occupy(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

async function writeNote(server: EmbeddedPostgres): Promise<void> {
  await query(server, `CREATE TABLE note AS SELECT 'สวัสดี' AS text`);
}

const expectedNote = [{ text: 'สวัสดี' }];

describe('embedded PostgreSQL', () => {
  it('keeps the data between a stop and the next start', async () => {
    const first = await start();
    await writeNote(first);
    await first.stop();

    const second = await start();

    expect(second.adopted).toBe(false);
    expect(await query(second, 'SELECT text FROM note')).toEqual(expectedNote);
  });

  it('adopts the server that a killed run left running', async () => {
    const left = await start();
    await writeNote(left);

    const adopted = await start();

    expect(adopted).toMatchObject({ adopted: true, port: left.port });
    expect(await query(adopted, 'SELECT text FROM note')).toEqual(expectedNote);
  });

  it('recovers everything that was committed before the server itself was killed', async () => {
    const killed = await start();
    await writeNote(killed);
    process.kill(Number.parseInt(readFileSync(postmasterFile(), 'utf8'), 10), 'SIGKILL');

    const recovered = await start();

    expect(recovered.adopted).toBe(false);
    expect(await query(recovered, 'SELECT text FROM note')).toEqual(expectedNote);
  });

  it('is not misled by a process file whose number belongs to another program now', async () => {
    await (await start()).stop();
    writeFileSync(postmasterFile(), `${process.pid}\n${dataDirectory}/cluster\n0\n${preferredPort}\n`);

    expect((await start()).adopted).toBe(false);
  });

  it('does an interrupted preparation of its files again', async () => {
    await (await start()).stop();
    const cluster = path.join(dataDirectory, 'cluster');
    renameSync(cluster, `${cluster}.unfinished`);

    expect(await query(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('takes another port when something else has its own, and remembers it', async () => {
    const first = await start();
    await first.stop();
    const stranger = await occupy(first.port);
    const moved = await start();
    await moved.stop();
    stranger.close();

    expect(moved.port).not.toBe(first.port);
    expect((await start()).port).toBe(moved.port);
  });

  it('starts once when two programs start it at the same time', async () => {
    const [first, second] = await Promise.all([start(), start()]);

    expect(second.connectionString).toBe(first.connectionString);
    expect([first.adopted, second.adopted].sort()).toEqual([false, true]);
  });

  it('works below a directory that nobody but its owner may enter', async () => {
    chmodSync(path.dirname(dataDirectory), 0o700);
    await (await start()).stop();

    expect(await query(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('stores Thai text, asks for a password and listens on this machine only', async () => {
    const server = await start();
    const wrong = new Client({ connectionString: server.connectionString.replace(/:[^:@]+@/, ':wrong@') });

    expect(
      await query(
        server,
        `SELECT current_setting('server_encoding') AS encoding, current_setting('listen_addresses') AS listens`,
      ),
    ).toEqual([{ encoding: 'UTF8', listens: '127.0.0.1' }]);
    await expect(wrong.connect()).rejects.toThrow('password authentication failed');
  });
});
