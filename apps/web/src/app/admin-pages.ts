import type { Role } from '@jsk/contracts/roles';
import { Gauge, type LucideIcon, PanelsTopLeft, Plug, SlidersHorizontal, UsersRound } from 'lucide-react';
import { type ComponentType, lazy } from 'react';

interface AdminPageEntry {
  /** Below /admin. */
  readonly path: string;
  /** Section of the admin dictionary; its `title` names the page in the menu. */
  readonly section: 'channel' | 'quota' | 'settings' | 'richMenus' | 'groups';
  readonly icon: LucideIcon;
  readonly roles: readonly Role[];
  readonly Page: ComponentType;
}

const administrators = ['SUPER_ADMIN', 'ADMIN'] as const;
const everybody = ['SUPER_ADMIN', 'ADMIN', 'AGENT'] as const;

/** Every page of the administration, in the order of the menu. Each is loaded when it is opened. */
export const adminPages: readonly AdminPageEntry[] = [
  {
    path: 'line-channel',
    section: 'channel',
    icon: Plug,
    roles: administrators,
    Page: lazy(async () => ({
      default: (await import('@/features/line-channel/components/channel-page')).ChannelPage,
    })),
  },
  {
    path: 'quota',
    section: 'quota',
    icon: Gauge,
    roles: everybody,
    Page: lazy(async () => ({ default: (await import('@/features/quota/components/quota-page')).QuotaPage })),
  },
  {
    path: 'rich-menus',
    section: 'richMenus',
    icon: PanelsTopLeft,
    roles: administrators,
    Page: lazy(async () => ({
      default: (await import('@/features/rich-menus/components/rich-menus-page')).RichMenusPage,
    })),
  },
  {
    path: 'groups',
    section: 'groups',
    icon: UsersRound,
    roles: administrators,
    Page: lazy(async () => ({
      default: (await import('@/features/groups/components/groups-page')).GroupsPage,
    })),
  },
  {
    path: 'settings',
    section: 'settings',
    icon: SlidersHorizontal,
    roles: administrators,
    Page: lazy(async () => ({
      default: (await import('@/features/settings/components/settings-page')).SettingsPage,
    })),
  },
];
