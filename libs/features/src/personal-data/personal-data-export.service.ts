import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import type { ExportedFile } from '@jsk/platform/http/send-file';
import { PublicLinks } from '@jsk/platform/storage/public-links';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { IdentifierMaskingService } from '../privacy';
import { exportedMessage, exportedSession } from './exported-data';
import { PersonalDataExportRepository } from './personal-data-export.repository';

/** So much is in memory at a time. */
const pageSize = 200;

type Page<Row> = (sql: Sql, lineUserId: string, afterId: string, limit: number) => Promise<Row[]>;

/** Everything about one customer, as somebody who asks for it has a right to (PDPA section 30, GDPR article 15). */
@Injectable()
export class PersonalDataExportService {
  constructor(
    private readonly data: PersonalDataExportRepository,
    private readonly links: PublicLinks,
    private readonly masking: IdentifierMaskingService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `not_found` when nobody has this id, `forbidden` for whoever sees identifiers masked. */
  async asJson(actor: Actor, lineUserId: string): Promise<ExportedFile> {
    const { sql } = this.unitOfWork;
    await this.masking.assertSeesAll(actor);
    const { groups, ...known } = await this.find(lineUserId);
    const now = this.clock.now();
    const subject = { subjectType: 'customer', subjectId: lineUserId };
    await this.audit.record(sql, actor, { action: 'customer.data_exported', ...subject });
    const list = <Row>(page: Page<Row>, idOf: (row: Row) => string) => this.each(lineUserId, page, idOf);
    const { data, links } = this;
    const content = jsonObject([
      ['exportedAt', now],
      ['customer', known],
      ['groups', groups],
      [
        'sessions',
        mapped(
          list(data.listSessions.bind(data), (row) => row.sessionId),
          exportedSession,
        ),
      ],
      [
        'messages',
        mapped(
          list(data.listMessages.bind(data), (row) => row.id),
          (row) => exportedMessage(row, links, now),
        ),
      ],
      [
        'groupMessages',
        mapped(
          list(data.listGroupMessages.bind(data), (row) => row.id),
          (row) => row,
        ),
      ],
    ]);
    return { name: `personal-data ${lineUserId} ${now.toISOString().slice(0, 10)}.json`, content };
  }

  private async find(lineUserId: string) {
    const known = await this.data.find(this.unitOfWork.sql, lineUserId);
    if (!known) throw new AppError('not_found', 'There is no customer with this id');
    return known;
  }

  private async *each<Row>(
    lineUserId: string,
    list: Page<Row>,
    idOf: (row: Row) => string,
  ): AsyncGenerator<Row> {
    let page: Row[];
    let afterId = '0';
    do {
      page = await list(this.unitOfWork.sql, lineUserId, afterId, pageSize);
      yield* page;
      const last = page.at(-1);
      if (last) afterId = idOf(last);
    } while (page.length === pageSize);
  }
}

async function* mapped<Row>(rows: AsyncIterable<Row>, toEntry: (row: Row) => unknown): AsyncGenerator {
  for await (const row of rows) yield toEntry(row);
}

/** A JSON object that is written while it is read: a list may be a generator, of which one entry is in memory. */
async function* jsonObject(members: readonly (readonly [string, unknown])[]): AsyncGenerator<string> {
  let separator = '{\n';
  for (const [name, value] of members) {
    yield `${separator}${JSON.stringify(name)}: `;
    if (isGenerator(value)) yield* jsonArray(value);
    else yield JSON.stringify(value, null, 2);
    separator = ',\n';
  }
  yield '\n}\n';
}

async function* jsonArray(entries: AsyncGenerator): AsyncGenerator<string> {
  let separator = '[\n';
  let isEmpty = true;
  for await (const entry of entries) {
    yield separator + JSON.stringify(entry);
    separator = ',\n';
    isEmpty = false;
  }
  yield isEmpty ? '[]' : '\n]';
}

function isGenerator(value: unknown): value is AsyncGenerator {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
