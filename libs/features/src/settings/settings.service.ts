import {
  type BotSettings,
  type CustomerTexts,
  type MessagingSettings,
  type PrivacySettings,
  type RetentionSettings,
  type RoutingSettings,
  type SecuritySettings,
  type SessionSettings,
  type Settings,
  type SettingsChange,
  settingsSections,
  type SlaSettings,
  type SurveySettings,
  type TargetsSettings,
  type WebhookSettings,
} from '@jsk/contracts/settings';
import { CacheInvalidation } from '@jsk/platform/cache/cache-invalidation';
import { ShortCache, toldOfLifeMs } from '@jsk/platform/cache/short-cache';
import type { Sql } from '@jsk/platform/database/sql';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditService } from '../audit';
import { SettingsRepository } from './settings.repository';

/** Under which key each section is stored. */
const storedKeys = {
  customerTexts: 'customer_texts',
  messaging: 'messaging',
  webhook: 'webhook',
  retention: 'retention',
  bot: 'bot',
  routing: 'routing',
  sessions: 'sessions',
  survey: 'survey',
  sla: 'sla',
  targets: 'targets',
  security: 'security',
  privacy: 'privacy',
} as const satisfies Record<keyof Settings, keyof typeof settingsSections>;

/** The name under which changes are told. */
export const settingsChanges = 'settings';

const sectionNames = Object.keys(storedKeys) as (keyof Settings)[];

/** What administrators have chosen, and the defaults for what they have not. */
@Injectable()
export class SettingsService implements OnModuleInit {
  private readonly inForce = new ShortCache(
    async (sql: Sql) => settingsOf(await this.settings.list(sql)),
    toldOfLifeMs,
  );

  constructor(
    private readonly settings: SettingsRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly invalidation: CacheInvalidation,
  ) {}

  onModuleInit(): void {
    this.invalidation.onChange(settingsChanges, () => this.inForce.forget());
  }

  async customerTexts(sql: Sql): Promise<CustomerTexts> {
    return (await this.inForce.get(sql)).customerTexts;
  }

  async messaging(sql: Sql): Promise<MessagingSettings> {
    return (await this.inForce.get(sql)).messaging;
  }

  async webhook(sql: Sql): Promise<WebhookSettings> {
    return (await this.inForce.get(sql)).webhook;
  }

  async retention(sql: Sql): Promise<RetentionSettings> {
    return (await this.inForce.get(sql)).retention;
  }

  async bot(sql: Sql): Promise<BotSettings> {
    return (await this.inForce.get(sql)).bot;
  }

  async routing(sql: Sql): Promise<RoutingSettings> {
    return (await this.inForce.get(sql)).routing;
  }

  async sessions(sql: Sql): Promise<SessionSettings> {
    return (await this.inForce.get(sql)).sessions;
  }

  async survey(sql: Sql): Promise<SurveySettings> {
    return (await this.inForce.get(sql)).survey;
  }

  async sla(sql: Sql): Promise<SlaSettings> {
    return (await this.inForce.get(sql)).sla;
  }

  async targets(sql: Sql): Promise<TargetsSettings> {
    return (await this.inForce.get(sql)).targets;
  }

  async security(sql: Sql): Promise<SecuritySettings> {
    return (await this.inForce.get(sql)).security;
  }

  async privacy(sql: Sql): Promise<PrivacySettings> {
    return (await this.inForce.get(sql)).privacy;
  }

  /** As they are stored now: whoever looks at them wants to change them. */
  async getAll(): Promise<Settings> {
    return settingsOf(await this.settings.list(this.unitOfWork.sql));
  }

  /** Replaces the named sections; every process follows at once. @throws AppError `forbidden` */
  async change(actor: Actor, change: SettingsChange): Promise<Settings> {
    const changed = await this.unitOfWork.run(async (transaction) => {
      const before = settingsOf(await this.settings.listForChange(transaction));
      const after = { ...before, ...change };
      for (const name of sectionNames) {
        if (JSON.stringify(before[name]) === JSON.stringify(after[name])) continue;
        if (name === 'privacy') assertSeesAll(actor, before.privacy);
        await this.settings.save(transaction, storedKeys[name], after[name]);
        await this.audit.record(transaction, actor, {
          action: 'settings.changed',
          subjectType: 'settings',
          subjectId: storedKeys[name],
          detail: { before: before[name], after: after[name] },
        });
      }
      await this.invalidation.announce(transaction, settingsChanges);
      return after;
    });
    this.inForce.forget();
    return changed;
  }
}

/** Whoever sees identifiers masked must not be able to change that. */
function assertSeesAll({ role }: Actor, { maskIdentifiersFor }: PrivacySettings): void {
  if (!maskIdentifiersFor.some((masked) => masked === role)) return;
  throw new AppError('forbidden', 'Identifiers of customers are kept from your role');
}

function settingsOf(stored: ReadonlyMap<string, unknown>): Settings {
  const section = (name: keyof Settings) => stored.get(storedKeys[name]) ?? {};
  return {
    customerTexts: settingsSections.customer_texts.parse(section('customerTexts')),
    messaging: settingsSections.messaging.parse(section('messaging')),
    webhook: settingsSections.webhook.parse(section('webhook')),
    retention: settingsSections.retention.parse(section('retention')),
    bot: settingsSections.bot.parse(section('bot')),
    routing: settingsSections.routing.parse(section('routing')),
    sessions: settingsSections.sessions.parse(section('sessions')),
    survey: settingsSections.survey.parse(section('survey')),
    sla: settingsSections.sla.parse(section('sla')),
    targets: settingsSections.targets.parse(section('targets')),
    security: settingsSections.security.parse(section('security')),
    privacy: settingsSections.privacy.parse(section('privacy')),
  };
}
