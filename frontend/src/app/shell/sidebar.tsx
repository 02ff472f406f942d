import { IconKeyboard, IconLayoutSidebar, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { BrandMark } from '@/shared/ui/brand-mark';
import { KeyCaps } from '@/shared/ui/key-caps';
import { isWithin, type NavigationItem } from '../navigation';
import { NotificationBell } from '../notifications/notification-bell';
import { openPalette } from '../palette/palette-host';
import { setPreferences, usePreferences } from '../preferences';
import { useSession } from '../session';
import { ariaKeys, keyCaps } from '../shortcuts';
import classes from './shell.module.css';
import { UserButton } from './user-button';

// What floats (menus, their positioning) is a good part of the kit's weight and not needed for the first paint.
const UserMenu = lazy(async () => ({ default: (await import('./user-menu')).UserMenu }));

type SidebarProps = { items: readonly NavigationItem[]; path: string; onHelp: () => void };

export function Sidebar({ items, path, onHelp }: SidebarProps) {
  const t = useTranslations('app');
  const { sidebarCollapsed: collapsed } = usePreferences();
  const { product } = useSession();
  // Kept here, so that a click that comes before the menu's code is not lost.
  const [menuOpened, setMenuOpened] = useState(false);
  const toggleLabel = collapsed ? t('shell.expandSidebar') : t('shell.collapseSidebar');
  return (
    <nav className={classes.sidebar} aria-label={t('shell.mainNavigation')} data-collapsed={collapsed || undefined}>
      <Link className={classes.brand} to="/" aria-label={product.name}>
        <BrandMark />
        {!collapsed && <span className={classes.label}>{product.name}</span>}
      </Link>
      <button
        title={collapsed ? t('shell.search') : undefined}
        type="button"
        className={`${classes.item} ${classes.search}`}
        aria-label={t('shell.search')}
        aria-keyshortcuts={ariaKeys('mod+k')}
        onClick={openPalette}
      >
        <IconSearch size={17} aria-hidden />
        {!collapsed && (
          <>
            <span className={classes.label}>{t('shell.search')}</span>
            <span className={classes.end}>
              <KeyCaps caps={keyCaps('mod+k')} />
            </span>
          </>
        )}
      </button>
      <div>
        {items.map((item) => (
          <SidebarLink key={item.key} item={item} isActive={isWithin(path, item.section)} collapsed={collapsed} />
        ))}
      </div>
      <div className={classes.grow} />
      <NotificationBell collapsed={collapsed} />
      <button
        title={collapsed ? t('shortcuts.title') : undefined}
        type="button"
        className={classes.item}
        aria-label={t('shortcuts.title')}
        aria-keyshortcuts="?"
        onClick={onHelp}
      >
        <IconKeyboard size={18} stroke={1.7} aria-hidden />
        {!collapsed && <span className={classes.label}>{t('shortcuts.title')}</span>}
      </button>
      <button
        title={collapsed ? toggleLabel : undefined}
        type="button"
        className={classes.item}
        aria-label={toggleLabel}
        aria-expanded={!collapsed}
        onClick={() => setPreferences({ sidebarCollapsed: !collapsed })}
      >
        <IconLayoutSidebar size={18} stroke={1.7} aria-hidden />
        {!collapsed && <span className={classes.label}>{toggleLabel}</span>}
      </button>
      <Suspense fallback={<UserButton collapsed={collapsed} onClick={() => setMenuOpened(true)} />}>
        <UserMenu collapsed={collapsed} opened={menuOpened} onChange={setMenuOpened} />
      </Suspense>
    </nav>
  );
}

type SidebarLinkProps = { item: NavigationItem; isActive: boolean; collapsed: boolean };

function SidebarLink({ item, isActive, collapsed }: SidebarLinkProps) {
  const t = useTranslations('app.navigation');
  const label = t(item.key);
  return (
    <Link
      title={collapsed ? label : undefined}
      className={classes.item}
      to={item.to}
      data-active={isActive || undefined}
      aria-current={isActive ? 'page' : undefined}
      aria-label={collapsed ? label : undefined}
    >
      <item.icon size={18} stroke={1.7} aria-hidden />
      {!collapsed && <span className={classes.label}>{label}</span>}
    </Link>
  );
}
