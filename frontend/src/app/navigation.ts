import {
  IconAddressBook,
  IconBell,
  IconBuildingSkyscraper,
  IconCalendarEvent,
  IconChartBar,
  IconCoins,
  IconFileDollar,
  IconFileImport,
  IconHeartHandshake,
  IconHome,
  IconHourglass,
  IconInbox,
  IconListCheck,
  IconPackage,
  IconPhoneCall,
  IconSettings,
  IconTargetArrow,
  type Icon,
} from '@tabler/icons-react';
import type { Session } from '@/shared/api/types';
import { can } from './session';

export type NavigationKey =
  | 'home'
  | 'leads'
  | 'inquiries'
  | 'callLists'
  | 'opportunities'
  | 'contacts'
  | 'accounts'
  | 'quotes'
  | 'products'
  | 'activities'
  | 'promises'
  | 'neglected'
  | 'calendar'
  | 'inbox'
  | 'reports'
  | 'imports'
  | 'settings';

export type NavigationItem = {
  key: NavigationKey;
  to:
    | '/settings/profile'
    | '/opportunities/board'
    | '/call-lists'
    | '/'
    | `/${Exclude<NavigationKey, 'home' | 'settings' | 'callLists'>}`;
  /** All pages below this path belong to the item. */
  section: string;
  icon: Icon;
  shortcut: string;
  permission?: string;
};

const items: readonly NavigationItem[] = [
  { key: 'home', to: '/', section: '/', icon: IconHome, shortcut: 'g h' },
  {
    key: 'leads',
    to: '/leads',
    section: '/leads',
    icon: IconTargetArrow,
    shortcut: 'g l',
    permission: 'leads.read',
  },
  {
    key: 'inquiries',
    to: '/inquiries',
    section: '/inquiries',
    icon: IconBell,
    shortcut: 'g y',
    permission: 'leads.read',
  },
  {
    key: 'callLists',
    to: '/call-lists',
    section: '/call-lists',
    icon: IconPhoneCall,
    shortcut: 'g k',
    permission: 'call-lists.use',
  },
  {
    key: 'opportunities',
    to: '/opportunities/board',
    section: '/opportunities',
    icon: IconCoins,
    shortcut: 'g o',
    permission: 'opportunities.read',
  },
  {
    key: 'contacts',
    to: '/contacts',
    section: '/contacts',
    icon: IconAddressBook,
    shortcut: 'g c',
    permission: 'contacts.read',
  },
  {
    key: 'accounts',
    to: '/accounts',
    section: '/accounts',
    icon: IconBuildingSkyscraper,
    shortcut: 'g a',
    permission: 'accounts.read',
  },
  {
    key: 'quotes',
    to: '/quotes',
    section: '/quotes',
    icon: IconFileDollar,
    shortcut: 'g q',
    permission: 'quotes.read',
  },
  {
    key: 'products',
    to: '/products',
    section: '/products',
    icon: IconPackage,
    shortcut: 'g r',
    permission: 'products.read',
  },
  {
    key: 'activities',
    to: '/activities',
    section: '/activities',
    icon: IconListCheck,
    shortcut: 'g t',
    permission: 'activities.read',
  },
  {
    key: 'promises',
    to: '/promises',
    section: '/promises',
    icon: IconHeartHandshake,
    shortcut: 'g p',
    permission: 'promises.read',
  },
  {
    key: 'neglected',
    to: '/neglected',
    section: '/neglected',
    icon: IconHourglass,
    shortcut: 'g w',
    permission: 'activities.read',
  },
  {
    key: 'calendar',
    to: '/calendar',
    section: '/calendar',
    icon: IconCalendarEvent,
    shortcut: 'g d',
    permission: 'activities.read',
  },
  {
    key: 'inbox',
    to: '/inbox',
    section: '/inbox',
    icon: IconInbox,
    shortcut: 'g m',
    permission: 'inbound-mail.manage',
  },
  {
    key: 'reports',
    to: '/reports',
    section: '/reports',
    icon: IconChartBar,
    shortcut: 'g b',
    permission: 'opportunities.read',
  },
  {
    key: 'imports',
    to: '/imports',
    section: '/imports',
    icon: IconFileImport,
    shortcut: 'g i',
    permission: 'imports.create',
  },
  { key: 'settings', to: '/settings/profile', section: '/settings', icon: IconSettings, shortcut: 'g s' },
];

/** What one may not open is not shown. */
export function navigationFor(session: Session): NavigationItem[] {
  return items.filter((item) => item.permission === undefined || can(session, item.permission));
}

export function isWithin(path: string, section: string): boolean {
  return section === '/' ? path === '/' : path === section || path.startsWith(`${section}/`);
}
