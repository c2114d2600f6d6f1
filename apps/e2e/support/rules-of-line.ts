import { simulatedLine } from './simulated-line';

// Whatever a journey is about: in its course no rule of LINE was broken. Each journey answers for its own calls.
afterAll(async () => {
  const violations = await simulatedLine.violations();
  await simulatedLine.forgetRequests();
  expect(violations).toEqual([]);
});
