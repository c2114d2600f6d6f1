import '@testing-library/jest-dom';
import { cleanup, configure } from '@testing-library/react';

/** The first page of a file takes a while on a machine that has other things to do; waiting longer costs nothing. */
configure({ asyncUtilTimeout: 5_000 });
jest.setTimeout(20_000);

afterEach(() => {
  cleanup();
  localStorage.clear();
});
