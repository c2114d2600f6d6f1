import { waitFor } from './wait-for';

describe('waiting for something', () => {
  it('asks again while the probe throws or returns false or null, and returns what it says at last', async () => {
    const answers = [
      () => {
        throw new Error('not yet');
      },
      () => false,
      () => null,
      () => 'done',
    ];

    expect(await waitFor(() => answers.shift()?.(), { description: 'it is done' })).toBe('done');
  });

  it('takes a probe of expectations, which returns nothing', async () => {
    let rows = 0;
    const probe = () => {
      rows += 1;
      expect(rows).toBe(3);
    };

    await expect(waitFor(probe, { description: 'three rows are there' })).resolves.toBeUndefined();
  });

  it('says what it waited for and what was wrong last when the time is up', async () => {
    const probe = () => Promise.reject(new Error('expected 2 rows, got 1'));

    await expect(waitFor(probe, { description: 'both rows are there', timeoutMs: 1 })).rejects.toThrow(
      'Waited 1 ms in vain until both rows are there: expected 2 rows, got 1',
    );
  });
});
