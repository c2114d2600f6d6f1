import { type AddressInfo, createServer, type Server } from 'node:net';
import { LaunchError } from './launch-error';
import { ensurePortIsFree } from './port-check';

let stranger: Server;
let port: number;

beforeEach(async () => {
  stranger = createServer();
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  port = (stranger.address() as AddressInfo).port;
});

afterEach(() => stranger.close());

describe('the ports before a start', () => {
  it('say in one sentence which is taken and which variable changes it', async () => {
    const check = ensurePortIsFree(port, '127.0.0.1', 'PORT');

    await expect(check).rejects.toThrow(LaunchError);
    await expect(check).rejects.toThrow(new RegExp(`^Port ${port} is taken.*set PORT to another port\\.$`));
  });

  it('are also found taken when we would listen on every address', async () => {
    await expect(ensurePortIsFree(port, '0.0.0.0', 'PORT')).rejects.toThrow(`Port ${port} is taken`);
  });

  it('are left free by the check', async () => {
    await new Promise((resolve) => stranger.close(resolve));
    await ensurePortIsFree(port, '127.0.0.1', 'PORT');

    await expect(ensurePortIsFree(port, '127.0.0.1', 'PORT')).resolves.toBeUndefined();
  });
});
