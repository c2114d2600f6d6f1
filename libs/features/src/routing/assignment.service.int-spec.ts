import { loadConfig } from '@jsk/platform/config/app-config';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { foundationModules } from '@jsk/platform/foundation';
import { chooseJobBackend } from '@jsk/platform/queue/job-backend';
import { createCustomer, createOperator, createSession } from '@jsk/testing/factories';
import { TestRows } from '@jsk/testing/test-rows';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AvailabilityModule, AvailabilityService } from '../availability';
import { entities } from '../entities';
import type { WaitingCustomer } from './assignment.policy';
import { AssignmentService } from './assignment.service';
import { RoutingModule } from './routing.module';
import { RoutingService } from './routing.service';

let rows: TestRows;
/** As many processes, with connections of their own to the same database. */
let processes: INestApplicationContext[];

beforeAll(async () => {
  rows = await TestRows.create();
  await rows.select(`INSERT INTO settings (key, value) VALUES ('routing', '{"assignment": "round_robin"}')`);
  const config = loadConfig({
    ENVIRONMENT: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: rows.url,
    DATABASE_POOL_SIZE: '5',
    LINE_CHANNEL_SECRET: 'secret-of-the-channel',
    LINE_CHANNEL_ACCESS_TOKEN: 'token-of-the-channel',
  });
  chooseJobBackend(config);
  const module = {
    module: class RoutingProcess {},
    imports: [...foundationModules(config, entities), AvailabilityModule, RoutingModule],
  };
  const start = () => NestFactory.createApplicationContext(module, { logger: false });
  processes = [await start(), await start(), await start()];
}, 60_000);
afterAll(async () => {
  for (const one of processes) await one.close();
  await rows.close();
});

async function comes(capacity: number): Promise<string> {
  const { id } = await createOperator(rows, { capacity });
  await processes[0]?.get(AvailabilityService).record(new Map([[id, 'online']]));
  return id;
}

async function waits(): Promise<WaitingCustomer> {
  const lineUserId = await createCustomer(rows);
  const sessionId = await createSession(rows, lineUserId);
  const nothing = { skillId: null, wantedOperatorId: null, lastOperatorId: null, returnedById: null };
  return { sessionId, lineUserId, isOpenToAll: false, ...nothing };
}

describe('Decisions about the same operator that are carried out at the same moment', () => {
  it('fill them and no more', async () => {
    const capacity = 3;
    const customers: WaitingCustomer[] = [];
    for (let count = 0; count < 15; count += 1) customers.push(await waits());
    const operatorId = await comes(capacity);
    const assign = async (one: INestApplicationContext, customer: WaitingCustomer) => {
      await one.get(UnitOfWork).run(async (transaction) => {
        await one.get(AssignmentService).assignIfStillPossible(transaction, customer, operatorId);
      });
    };
    await Promise.all(
      processes.flatMap((one, number) =>
        customers.filter((_, index) => index % processes.length === number).map((it) => assign(one, it)),
      ),
    );
    expect(await rows.count(`sessions WHERE status = 'ACTIVE' AND operator_id = $1`, [operatorId])).toBe(
      capacity,
    );
    expect(await rows.count(`audit_log WHERE action = 'session.assigned'`)).toBe(capacity);
    expect(await rows.count(`sessions WHERE status = 'WAITING'`)).toBe(customers.length - capacity);
  });
});

describe('A customer for whom something goes wrong', () => {
  it('does not keep the others waiting', async () => {
    const [first] = await rows.select<{ id: string }>(
      `SELECT id FROM sessions WHERE status = 'WAITING' ORDER BY created_at, id LIMIT 1`,
    );
    await rows.select(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'this one cannot be given to anybody'; END $$`);
    await rows.select(`CREATE TRIGGER refuse BEFORE UPDATE ON sessions FOR EACH ROW
      WHEN (old.id = ${first?.id} AND new.status = 'ACTIVE') EXECUTE FUNCTION refuse()`);
    await comes(50);
    await processes[1]?.get(RoutingService).drain();
    expect(await rows.select(`SELECT id FROM sessions WHERE status = 'WAITING'`)).toEqual([first]);
  });
});
