import { refuseOutsideConnections } from './outside-connections';

/**
 * A Jest setup file: no test may talk to anything but this machine. The refused connection fails, and so does the
 * test when the code under test swallowed that error.
 */
const guard = refuseOutsideConnections();

afterEach(() => {
  const hosts = guard.takeRefused();
  if (hosts.length > 0) throw new Error(`The test tried to connect to ${hosts.join(', ')}.`);
});

// Jest gives all test files of a worker the same `net`, and each brings its own guard.
afterAll(() => guard.lift());
