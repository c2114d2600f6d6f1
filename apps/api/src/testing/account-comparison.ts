import {
  getDashboard,
  getHourly,
  getLiveKpis,
  getOperatorFigures,
  listOperatorFigures,
} from '@jsk/contracts/analytics';
import type { InputOf, OutputOf } from '@jsk/contracts/endpoint';
import type { MeasuredBy, Period } from '@jsk/contracts/periods';
import { exportSessions, getSessionsSummary, listReportedSessions } from '@jsk/contracts/reports';
import { targetsSettingsSchema } from '@jsk/contracts/settings';
import type { OperatorReference } from '@jsk/contracts/sessions';
import { listSlaBreaches } from '@jsk/contracts/sla';
import { callRest, type OperatorSession, requestOf } from '@jsk/testing/operator-session';
import { dashboardOf, hourlyOf, reasonOf, triggersOf } from '@jsk/testing/reference/dashboard-figures';
import { HistoryRows } from '@jsk/testing/reference/history-rows';
import type { KnownAccount } from '@jsk/testing/reference/known-account';
import { liveFiguresOf } from '@jsk/testing/reference/live-figures';
import { operatorReportOf, operatorsOf } from '@jsk/testing/reference/operator-figures';
import {
  breachRowsOf,
  chosenSessions,
  lineOf,
  type ReferenceFilter,
  rowOf,
  summaryOf,
} from '@jsk/testing/reference/reported-sessions';
import { parse } from 'csv-parse/sync';

type PagedEndpoint = typeof listReportedSessions | typeof listSlaBreaches;
type ItemOf<E extends PagedEndpoint> = OutputOf<E>['items'][number];

/** Asks for everything that is told of an account, and compares it with the reference. */
export class AccountComparison {
  constructor(
    private readonly administrator: OperatorSession,
    private readonly operators: readonly OperatorReference[],
  ) {}

  async liveFigures(account: KnownAccount): Promise<void> {
    const { at, ...live } = await this.administrator.call(getLiveKpis, {});
    expect(at).toBe(new Date(account.now).toISOString());
    expect(rounded(live)).toEqual(rounded(liveFiguresOf(account, targetsSettingsSchema.parse({}))));
  }

  async dashboard(account: KnownAccount, period: Period, measuredBy: MeasuredBy): Promise<void> {
    const told = await this.administrator.call(getDashboard, { ...period, measuredBy });
    const { triggers, computedAt: _, ...dashboard } = told;
    expect(rounded(dashboard)).toEqual(rounded(dashboardOf(account, period, measuredBy)));

    const reasons = triggersOf(account, period);
    const frequencies = [...reasons.values()].toSorted((one, other) => other - one);
    const rest = frequencies.slice(12).reduce((sum, frequency) => sum + frequency, 0);
    expect(triggers.map(({ sessions }) => sessions)).toEqual([
      ...frequencies.slice(0, 12),
      ...(rest > 0 ? [rest] : []),
    ]);
    for (const { trigger, sessions } of triggers.slice(0, 12)) {
      expect([trigger, trigger && reasons.get(reasonOf(trigger))]).toEqual([trigger, sessions]);
    }
  }

  async hours(account: KnownAccount, period: Period): Promise<void> {
    expect(await this.administrator.call(getHourly, period)).toEqual(hourlyOf(account, period));
  }

  async operatorFigures(account: KnownAccount, period: Period, measuredBy: MeasuredBy): Promise<void> {
    const { items, ...about } = await this.administrator.call(listOperatorFigures, { ...period, measuredBy });
    expect(about).toEqual({ period, timeZone: account.clock.timeZone });
    const expected = operatorsOf(account, period, measuredBy, this.operators);
    const byId = <Item extends { operator: OperatorReference }>(list: readonly Item[]) =>
      list.toSorted((one, other) => Number(one.operator.id) - Number(other.operator.id));
    expect(rounded(byId(items))).toEqual(rounded(byId(expected)));
    const sessions = items.map((item) => item.sessions);
    expect(sessions).toEqual(sessions.toSorted((one, other) => other - one));
  }

  async operatorReport(
    account: KnownAccount,
    period: Period,
    measuredBy: MeasuredBy,
    operator: OperatorReference,
  ): Promise<void> {
    const input = { ...period, measuredBy, operatorId: operator.id };
    const report = await this.administrator.call(getOperatorFigures, input);
    expect(rounded(report)).toEqual(rounded(operatorReportOf(account, period, measuredBy, operator)));
  }

  async summary(account: KnownAccount, period: Period, filter: ReferenceFilter): Promise<void> {
    const summary = await this.administrator.call(getSessionsSummary, { ...period, ...filter });
    const expected = summaryOf(period, chosenSessions(account, period, filter));
    expect([filter, rounded(summary)]).toEqual([filter, rounded(expected)]);
  }

  /** All pages. */
  async list(account: KnownAccount, period: Period, filter: ReferenceFilter): Promise<void> {
    const rows = await this.everyPage(listReportedSessions, { ...period, ...filter, limit: 100 });
    const told = rows.map(({ displayName: _, operator, ...row }) => ({
      ...row,
      operatorId: operator?.id ?? null,
    }));
    const expected = chosenSessions(account, period, filter)
      .toReversed()
      .map((session) => ({ sessionId: HistoryRows.idOf(session), ...rowOf(session) }));
    expect([filter, told]).toEqual([filter, expected]);
  }

  async file(account: KnownAccount, period: Period, filter: ReferenceFilter): Promise<void> {
    const { path } = requestOf(exportSessions, { ...period, ...filter });
    const { accessToken: token, apiUrl } = this.administrator;
    const { body } = await callRest<string>(apiUrl, 'GET', path, { token });
    const [, ...lines]: string[][] = parse(body, { bom: true });
    const expected = chosenSessions(account, period, filter).map((session) =>
      lineOf(HistoryRows.idOf(session), session),
    );
    expect([filter, lines]).toEqual([filter, expected]);
  }

  async breaches(account: KnownAccount, period: Period): Promise<void> {
    const { counts } = await this.administrator.call(listSlaBreaches, period);
    const rows = await this.everyPage(listSlaBreaches, { ...period, limit: 100 });
    const expected = breachRowsOf(chosenSessions(account, period, {}));
    const count = (kind: string) => expected.filter((breach) => breach.kind === kind).length;
    expect(counts).toEqual({
      queue_wait: count('queue_wait'),
      first_response: count('first_response'),
      resolution: count('resolution'),
    });
    expect(rows.map(({ dueAt }) => dueAt)).toEqual(
      rows
        .map(({ dueAt }) => dueAt)
        .toSorted()
        .toReversed(),
    );
    const told = rows.map(({ sessionId: _, displayName: _name, operator, ...row }) => ({
      ...row,
      operatorId: operator?.id ?? null,
    }));
    expect(inAnyOrder(told)).toEqual(inAnyOrder(expected));
  }

  private async everyPage<E extends PagedEndpoint>(endpoint: E, input: InputOf<E>): Promise<ItemOf<E>[]> {
    const items: ItemOf<E>[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.administrator.call(endpoint, { ...input, cursor });
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return items;
  }
}

function inAnyOrder(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(row, Object.keys(row).toSorted())).toSorted();
}

/** PostgreSQL and JavaScript divide with different precision; the last digits do not matter. */
export function rounded(value: object): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'number' ? Number(inner.toPrecision(12)) : inner,
    ),
  );
}
