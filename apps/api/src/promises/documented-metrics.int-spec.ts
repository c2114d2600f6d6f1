import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectDirectory } from '@jsk/testing/services/project-directory';
import { callRest } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

/** Figures of Node.js itself, which are not listed one by one. */
const ofNode = /^(process|nodejs)_/;

/** What Prometheus adds by itself. */
const ofPrometheus = ['up'];

let system: TestSystem;
let existing: Set<string>;

beforeAll(async () => {
  // With jobs in the process, so that the figures of workers are among them.
  system = await TestSystem.start();
  const { body } = await callRest<string>(system.api.url, 'GET', '/metrics');
  existing = new Set([...body.matchAll(/^# TYPE (\w+) /gm)].map(([, name = '']) => name));
});
afterAll(() => system.stop());

function read(file: string): string {
  return readFileSync(path.join(projectDirectory, file), 'utf8');
}

/** Names and labels in the first column of the table in the documentation. */
function documented(): Map<string, Set<string>> {
  const [, section = ''] = read('docs/operations.md').split('\n## Metrics\n');
  const [table = ''] = section.split('\n## ');
  const found = new Map<string, Set<string>>();
  for (const [, cell = ''] of table.matchAll(/^\| (`[^|]+`) +\|/gm)) {
    for (const [, name = '', labels = ''] of cell.matchAll(/`(\w+)(?:\{([\w,]+)\})?`/g)) {
      found.set(name, new Set(labels.split(',').filter(Boolean)));
    }
  }
  return found;
}

/** Metrics that a query asks for, and the labels it asks them by. */
function* asked(query: string): Generator<{ name: string; labels: string[] }> {
  const grouping = [...query.matchAll(/by \(([^)]*)\)/g)].flatMap(([, names = '']) => names.split(/, */));
  for (const [, name = '', selector = ''] of query.matchAll(/(?<!by \()\b([a-z]\w*)\{([^}]*)\}/g)) {
    const selected = [...selector.matchAll(/(\w+)[=!~]+"/g)].map(([, label = '']) => label);
    const added = ['job', 'instance', 'le'];
    yield { name, labels: [...grouping, ...selected].filter((label) => !added.includes(label)) };
  }
}

function assertExists(queries: readonly string[]): void {
  const known = documented();
  const questions = queries.flatMap((query) => [...asked(query)]);
  expect(questions.length).toBeGreaterThan(queries.length - 1);
  for (const { name, labels } of questions) {
    const base = existing.has(name) ? name : name.replace(/_(bucket|sum|count)$/, '');
    expect([...existing, ...ofPrometheus]).toContain(base);
    if (!ofNode.test(base) && !ofPrometheus.includes(base)) {
      expect([...(known.get(base) ?? [])]).toEqual(expect.arrayContaining(labels));
    }
  }
}

describe('What is documented of metrics', () => {
  it('is every one that there is, and no other', () => {
    const ours = [...existing].filter((name) => !ofNode.test(name));
    expect([...documented().keys()].sort()).toEqual(ours.sort());
  });

  it('the dashboard asks only for what there is', () => {
    interface Dashboard {
      panels: { targets?: { expr: string }[] }[];
    }
    const { panels } = JSON.parse(read('deploy/grafana/jskapp-live-chat.json')) as Dashboard;
    assertExists(panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)));
  });

  it('the alarms ask only for what there is', () => {
    const rules = read('deploy/prometheus/alerts.yml');
    assertExists([...rules.matchAll(/^ +expr: (.+)$/gm)].map(([, query = '']) => query));
  });
});
