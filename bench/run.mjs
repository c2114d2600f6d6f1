/**
 * `npm run bench -- [--quick] [--seconds=60] [q1 q3]`: measures what the product promises about speed, each figure
 * beside its floor measured in the same run. An absolute figure is for information; the ratio decides.
 */
import os from 'node:os';
import { buildPrograms } from './support/built-code.mjs';
import { runAndStop } from './support/cleanup.mjs';
import { judge, printTable, writeResults } from './support/report.mjs';

const benchmarks = {
  q1: './q1-webhook.mjs',
  q2: './q2-to-the-screen.mjs',
  q3: './q3-to-line.mjs',
  q4: './q4-conversation-list.mjs',
  q5: './q5-history.mjs',
  q6: './q6-thai-search.mjs',
  q7: './q7-dashboard.mjs',
  q8: './q8-many-operators.mjs',
  q9: './q9-sessions-csv.mjs',
  q10: './q10-memory.mjs',
  q11: './q11-first-load.mjs',
  q12: './q12-thread.mjs',
  q13: './q13-first-start.mjs',
};

const names = process.argv.slice(2).filter((argument) => argument in benchmarks);
const isQuick = process.argv.includes('--quick');
/** How long Q2 writes; 30 unless told. */
const seconds = Number(/--seconds=(\d+)/.exec(process.argv.join(' '))?.[1]) || undefined;

async function bench() {
  const startedAt = performance.now();
  const loadBefore = os.loadavg()[0];
  await buildPrograms();
  const results = [];
  for (const name of names.length > 0 ? names : Object.keys(benchmarks)) {
    console.log(`Measuring ${name} …`);
    const { run } = await import(benchmarks[name]);
    results.push(...(await run({ isQuick, seconds })).map(judge));
  }
  console.log('');
  printTable(results);
  const tookSeconds = (performance.now() - startedAt) / 1000;
  const isWhole = names.length === 0 && !isQuick;
  const file = writeResults(results, { isWhole, loadBefore, seconds: tookSeconds });
  console.log(`\n${tookSeconds.toFixed(0)} s, load before ${loadBefore.toFixed(2)}. Written to ${file}.`);
  return 0;
}

await runAndStop(bench);
