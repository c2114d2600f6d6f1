import {
  type CustomerTexts,
  type MessagingSettings,
  type RetentionSettings,
  settingsSections,
  type WebhookSettings,
} from '@jsk/contracts/settings';
import { ShortCache } from '@jsk/platform/cache/short-cache';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

type Section = keyof typeof settingsSections;

/** What administrators have chosen, and the defaults for what they have not. */
@Injectable()
export class SettingsService {
  private readonly stored = new ShortCache((sql: Sql) => this.load(sql));

  async customerTexts(sql: Sql): Promise<CustomerTexts> {
    return settingsSections.customer_texts.parse(await this.section(sql, 'customer_texts'));
  }

  async messaging(sql: Sql): Promise<MessagingSettings> {
    return settingsSections.messaging.parse(await this.section(sql, 'messaging'));
  }

  async webhook(sql: Sql): Promise<WebhookSettings> {
    return settingsSections.webhook.parse(await this.section(sql, 'webhook'));
  }

  async retention(sql: Sql): Promise<RetentionSettings> {
    return settingsSections.retention.parse(await this.section(sql, 'retention'));
  }

  private async section(sql: Sql, key: Section): Promise<unknown> {
    return (await this.stored.get(sql)).get(key) ?? {};
  }

  private async load(sql: Sql): Promise<Map<string, unknown>> {
    const rows = await sql.query<{ key: string; value: unknown }>('SELECT key, value FROM settings');
    return new Map(rows.map(({ key, value }) => [key, value]));
  }
}
