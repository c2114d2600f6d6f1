/**
 * `npm run chaos -- [--quick] [f1 f6 a7]`: breaks real processes on purpose and counts the rows afterwards. Fails when
 * something does not hold.
 */
import { buildPrograms } from '../bench/support/built-code.mjs';
import { runAndStop } from '../bench/support/cleanup.mjs';
import { printColumns } from '../bench/support/report.mjs';

const drills = {
  f1: './f1-api-killed.mjs',
  f2: './f2-delivered-twice.mjs',
  f3: './f3-postgres-restarted.mjs',
  f4: './f4-redis-lost.mjs',
  f5: './f5-line-misbehaves.mjs',
  f6: './f6-claimed-at-once.mjs',
  f7: './f7-worker-killed.mjs',
  f8: './f8-connection-lost.mjs',
  f9: './f9-outside-services-down.mjs',
  f10: './f10-rolling-restart.mjs',
};

/** Takes too long to be part of every run. */
const onlyByName = { a7: './a7-partitioned.mjs' };

const named = { ...drills, ...onlyByName };
const names = process.argv.slice(2).filter((argument) => argument in named);
const isQuick = process.argv.includes('--quick');

async function chaos() {
  const startedAt = performance.now();
  await buildPrograms();
  const results = [];
  for (const name of names.length > 0 ? names : Object.keys(drills)) {
    console.log(`Running ${name} …`);
    const { run } = await import(named[name]);
    results.push(...(await run({ isQuick })));
  }
  console.log('');
  const rows = results.map(({ id, drill, mustHold, counted, holds }) => [
    id,
    drill,
    mustHold,
    counted,
    holds ? 'yes' : 'NO',
  ]);
  printColumns([['id', 'drill', 'must hold', 'counted', 'held'], ...rows]);
  console.log(`\n${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  return results.every(({ holds }) => holds) ? 0 : 1;
}

await runAndStop(chaos);
