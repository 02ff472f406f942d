import { Tooltip } from '@mantine/core';
import { IconKeyboard, IconLayoutSidebar, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslations } from 'use-intl';
import { BrandMark } from '@/shared/ui/brand-mark';
import { KeyCaps } from '@/shared/ui/key-caps';
import { isWithin, type NavigationItem } from '../navigation';
import { openPalette } from '../palette/palette-host';
import { setPreferences, usePreferences } from '../preferences';
import { useSession } from '../session';
import { ariaKeys, keyCaps } from '../shortcuts';
import classes from './shell.module.css';
import { UserMenu } from './user-menu';

type SidebarProps = { items: readonly NavigationItem[]; path: string; onHelp: () => void };

export function Sidebar({ items, path, onHelp }: SidebarProps) {
  const t = useTranslations('app');
  const { sidebarCollapsed: collapsed } = usePreferences();
  const { product } = useSession();
  const toggleLabel = collapsed ? t('shell.expandSidebar') : t('shell.collapseSidebar');
  return (
    <div className={classes.sidebar} data-collapsed={collapsed || undefined}>
      <Link className={classes.brand} to="/" aria-label={product.name}>
        <BrandMark />
        {!collapsed && <span className={classes.label}>{product.name}</span>}
      </Link>
      <SidebarTip label={t('shell.search')} shown={collapsed}>
        <button
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
      </SidebarTip>
      <nav aria-label={t('shell.mainNavigation')}>
        {items.map((item) => (
          <SidebarLink key={item.key} item={item} isActive={isWithin(path, item.section)} collapsed={collapsed} />
        ))}
      </nav>
      <div className={classes.grow} />
      <SidebarTip label={t('shortcuts.title')} shown={collapsed}>
        <button
          type="button"
          className={classes.item}
          aria-label={t('shortcuts.title')}
          aria-keyshortcuts="?"
          onClick={onHelp}
        >
          <IconKeyboard size={18} stroke={1.7} aria-hidden />
          {!collapsed && <span className={classes.label}>{t('shortcuts.title')}</span>}
        </button>
      </SidebarTip>
      <SidebarTip label={toggleLabel} shown={collapsed}>
        <button
          type="button"
          className={classes.item}
          aria-label={toggleLabel}
          aria-expanded={!collapsed}
          onClick={() => setPreferences({ sidebarCollapsed: !collapsed })}
        >
          <IconLayoutSidebar size={18} stroke={1.7} aria-hidden />
          {!collapsed && <span className={classes.label}>{toggleLabel}</span>}
        </button>
      </SidebarTip>
      <UserMenu collapsed={collapsed} />
    </div>
  );
}

type SidebarLinkProps = { item: NavigationItem; isActive: boolean; collapsed: boolean };

function SidebarLink({ item, isActive, collapsed }: SidebarLinkProps) {
  const t = useTranslations('app.navigation');
  const label = t(item.key);
  return (
    <SidebarTip label={label} shown={collapsed}>
      <Link
        className={classes.item}
        to={item.to}
        data-active={isActive || undefined}
        aria-current={isActive ? 'page' : undefined}
        aria-label={collapsed ? label : undefined}
      >
        <item.icon size={18} stroke={1.7} aria-hidden />
        {!collapsed && <span className={classes.label}>{label}</span>}
      </Link>
    </SidebarTip>
  );
}

function SidebarTip({ label, shown, children }: { label: string; shown: boolean; children: ReactElement }) {
  return (
    <Tooltip label={label} position="right" disabled={!shown}>
      {children}
    </Tooltip>
  );
}
