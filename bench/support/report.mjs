/** What was measured: a table for people and a file for later comparisons. */
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectDirectory } from './built-code.mjs';
import { median } from './statistics.mjs';

/**
 * @typedef {{ id: string, what: string, unit: string, ours: number[], floor: number[] | null,
 *   bar: { atLeast: number } | { atMost: number } | { aboveFloorAtMost: number } | { noMoreThan: number } }} Measurement
 *   one figure per round; a size has a limit of its own and no floor
 */

/** @param {Measurement} measurement. @returns its medians over the rounds, compared with its bar. */
export function judge({ id, what, unit, ours, floor, bar }) {
  const oursMedian = median(ours);
  if (floor === null) {
    const isMet = oursMedian <= bar.noMoreThan;
    return { id, what, unit, ours: oursMedian, floor, ratio: null, bar, isMet, rounds: { ours } };
  }
  const floorMedian = median(floor);
  const ratio = oursMedian / floorMedian;
  const isMet =
    'atLeast' in bar
      ? ratio >= bar.atLeast
      : 'atMost' in bar
        ? ratio <= bar.atMost
        : oursMedian - floorMedian <= bar.aboveFloorAtMost;
  return { id, what, unit, ours: oursMedian, floor: floorMedian, ratio, bar, isMet, rounds: { ours, floor } };
}

export function printTable(results) {
  const rows = results.map(({ id, what, unit, ours, floor, ratio, bar, isMet }) => [
    id,
    what,
    `${inDigits(ours)} ${unit}`,
    floor === null ? '' : `${inDigits(floor)} ${unit}`,
    comparisonInWords({ ours, floor, ratio, bar, unit }),
    barInWords(bar, unit),
    isMet ? 'yes' : 'NO',
  ]);
  printColumns([['id', 'what', 'ours', 'floor', 'ratio', 'bar', 'met'], ...rows]);
}

/** Rows of texts in aligned columns. */
export function printColumns(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] + 2))
        .join('')
        .trimEnd(),
    );
  }
}

/** @returns {string} the file. */
export function writeResults(results, { isWhole, loadBefore, seconds }) {
  const file = path.join(projectDirectory, 'bench/results', isWhole ? 'latest.json' : 'partial.local.json');
  mkdirSync(path.dirname(file), { recursive: true });
  const machine = {
    cpu: os.cpus()[0].model,
    cores: os.cpus().length,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()}`,
    node: process.version,
    loadBefore,
  };
  const report = { date: new Date().toISOString(), seconds: Math.round(seconds), machine, results };
  writeFileSync(file, `${JSON.stringify(report, rounded, 2)}\n`);
  return path.relative(projectDirectory, file);
}

function rounded(_, value) {
  return typeof value === 'number' ? Number(value.toPrecision(5)) : value;
}

function inDigits(value) {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}

function comparisonInWords({ ours, floor, ratio, bar, unit }) {
  if (floor === null) return '';
  return 'aboveFloorAtMost' in bar ? `+${inDigits(ours - floor)} ${unit}` : `${ratio.toFixed(2)}x`;
}

function barInWords(bar, unit) {
  if ('noMoreThan' in bar) return `<= ${bar.noMoreThan} ${unit}`;
  if ('atLeast' in bar) return `>= ${bar.atLeast}x`;
  return 'atMost' in bar ? `<= ${bar.atMost}x` : `<= +${bar.aboveFloorAtMost} ${unit}`;
}
