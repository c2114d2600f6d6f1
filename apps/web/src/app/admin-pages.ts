import type { Role } from '@jsk/contracts/roles';
import {
  BookmarkCheck,
  CalendarClock,
  Gauge,
  Hand,
  ListChecks,
  type LucideIcon,
  MessageCircleQuestion,
  MessageSquareReply,
  PanelsTopLeft,
  Plug,
  ScrollText,
  Send,
  SlidersHorizontal,
  SquareUser,
  Tags,
  UserRoundCog,
  UsersRound,
  Zap,
} from 'lucide-react';
import { type ComponentType, lazy } from 'react';
import type { AdminDictionary } from '@/lib/i18n/admin/th';

/** The groups of the menu, in its order; `shell.groups` of the admin dictionary names them. */
export const adminPageGroups = ['answers', 'queue', 'line', 'system'] as const;
export type AdminPageGroup = (typeof adminPageGroups)[number];

export interface AdminPageEntry {
  /** Below /admin. */
  readonly path: string;
  readonly group: AdminPageGroup;
  /** Section of the admin dictionary; its `title` names the page in the menu. */
  readonly section: Exclude<keyof AdminDictionary, 'shell'>;
  readonly icon: LucideIcon;
  readonly roles: readonly Role[];
  readonly Page: ComponentType;
}

const administrators = ['SUPER_ADMIN', 'ADMIN'] as const;
const everybody = ['SUPER_ADMIN', 'ADMIN', 'AGENT'] as const;

/** Every page of the administration, in the order of its group. Each is loaded when it is opened. */
export const adminPages: readonly AdminPageEntry[] = [
  {
    path: 'intents',
    group: 'answers',
    section: 'intents',
    icon: MessageCircleQuestion,
    roles: administrators,
    Page: lazy(async () => ({
      default: (await import('@/features/bot/components/intents-page')).IntentsPage,
    })),
  },
  {
    path: 'auto-replies',
    group: 'answers',
    section: 'autoReplies',
    icon: MessageSquareReply,
    roles: administrators,
    Page: lazy(async () => ({
      default: (await import('@/features/bot/components/auto-replies-page')).AutoRepliesPage,
    })),
  },
  {
    path: 'reply-objects',
    group: 'answers',
    section: 'replyObjects',
    icon: BookmarkCheck,
    roles: administrators,
    Page: lazy(async () => ({
      default: (await import('@/features/bot/components/reply-objects-page')).ReplyObjectsPage,
    })),
  },
  {
    path: 'canned-responses',
    group: 'answers',
    section: 'cannedResponses',
    icon: Zap,
    roles: everybody,
    Page: lazy(async () => ({
      default: (await import('@/features/canned-responses/components/canned-page')).CannedPage,
    })),
  },
  {
    path: 'line-channel',
    group: 'line',
    section: 'channel',
    icon: Plug,
    roles: administrators,
    Page: lazy(async () => ({
      default: (await import('@/features/line-channel/components/channel-page')).ChannelPage,
    })),
  },
  {
    path: 'quota',
    group: 'line',
    section: 'quota',
    icon: Gauge,
    roles: everybody,
    Page: lazy(async () => ({ default: (await import('@/features/quota/components/quota-page')).QuotaPage })),
  },
  {
    path: 'rich-menus',
    group: 'line',
    section: 'richMenus',
    icon: PanelsTopLeft,
    roles: administrators,
    Page: lazy(async () => ({
      default: (await import('@/features/rich-menus/components/rich-menus-page')).RichMenusPage,
    })),
  },
  {
    path: 'groups',
    group: 'line',
    section: 'groups',
    icon: UsersRound,
    roles: administrators,
    Page: lazy(async () => ({
      default: (await import('@/features/groups/components/groups-page')).GroupsPage,
    })),
  },
  {
    path: 'business-hours',
    group: 'queue',
    section: 'businessHours',
    icon: CalendarClock,
    roles: administrators,
    Page: lazy(async () => ({
      default: (await import('@/features/business-hours/components/business-hours-page')).BusinessHoursPage,
    })),
  },
  {
    path: 'handoff-keywords',
    group: 'queue',
    section: 'handoffKeywords',
    icon: Hand,
    roles: administrators,
    Page: lazy(async () => ({
      default: (await import('@/features/handoff-keywords/components/handoff-keywords-page'))
        .HandoffKeywordsPage,
    })),
  },
  {
    path: 'people',
    group: 'queue',
    section: 'people',
    icon: UserRoundCog,
    roles: administrators,
    Page: lazy(async () => ({
      default: (await import('@/features/people/components/people-page')).PeoplePage,
    })),
  },
  {
    path: 'tags',
    group: 'queue',
    section: 'tags',
    icon: Tags,
    roles: administrators,
    Page: lazy(async () => ({ default: (await import('@/features/tags/components/tags-page')).TagsPage })),
  },
  {
    path: 'customer-fields',
    group: 'queue',
    section: 'customerFields',
    icon: SquareUser,
    roles: administrators,
    Page: lazy(async () => ({
      default: (await import('@/features/customer-fields/components/customer-fields-page'))
        .CustomerFieldsPage,
    })),
  },
  {
    path: 'telegram',
    group: 'system',
    section: 'telegram',
    icon: Send,
    roles: administrators,
    Page: lazy(async () => ({
      default: (await import('@/features/telegram/components/telegram-page')).TelegramPage,
    })),
  },
  {
    path: 'settings',
    group: 'system',
    section: 'settings',
    icon: SlidersHorizontal,
    roles: administrators,
    Page: lazy(async () => ({
      default: (await import('@/features/settings/components/settings-page')).SettingsPage,
    })),
  },
  {
    path: 'audit-log',
    group: 'system',
    section: 'auditLog',
    icon: ScrollText,
    roles: administrators,
    Page: lazy(async () => ({ default: (await import('@/features/audit/components/audit-page')).AuditPage })),
  },
  {
    path: 'jobs',
    group: 'system',
    section: 'jobs',
    icon: ListChecks,
    roles: administrators,
    Page: lazy(async () => ({ default: (await import('@/features/jobs/components/jobs-page')).JobsPage })),
  },
];
