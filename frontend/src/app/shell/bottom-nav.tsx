import { IconDots, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { isWithin, type NavigationItem } from '../navigation';
import { UnreadDot, UnreadHint } from '../notifications/notification-bell';
import { openPalette } from '../palette/palette-host';
import classes from './shell.module.css';
import { WhenAsked } from './when-asked';

const MoreDrawer = lazy(async () => ({ default: (await import('./more-drawer')).MoreDrawer }));

const keysInBar = ['home', 'contacts', 'accounts'];

type BottomNavProps = { items: readonly NavigationItem[]; path: string };

export function BottomNav({ items, path }: BottomNavProps) {
  const t = useTranslations('app');
  const hintId = useId();
  const [opened, setOpened] = useState(false);
  const inBar = items.filter((item) => keysInBar.includes(item.key));
  const inDrawer = items.filter((item) => !keysInBar.includes(item.key));
  const isMoreActive = inDrawer.some((item) => isWithin(path, item.section));
  return (
    <nav className={classes.bottomNav} aria-label={t('shell.mainNavigation')}>
      {inBar.map((item) => {
        const isActive = isWithin(path, item.section);
        return (
          <Link
            key={item.key}
            className={classes.tab}
            to={item.to}
            data-active={isActive || undefined}
            aria-current={isActive ? 'page' : undefined}
          >
            <item.icon size={22} stroke={1.6} aria-hidden />
            {t(`navigation.${item.key}`)}
          </Link>
        );
      })}
      <button type="button" className={classes.tab} onClick={openPalette}>
        <IconSearch size={22} stroke={1.6} aria-hidden />
        {t('shell.searchShort')}
      </button>
      <button
        type="button"
        className={classes.tab}
        data-active={isMoreActive || undefined}
        aria-haspopup="dialog"
        aria-describedby={hintId}
        onClick={() => setOpened(true)}
      >
        <span className={classes.withDot}>
          <IconDots size={22} stroke={1.6} aria-hidden />
          <UnreadDot />
        </span>
        {t('shell.more')}
      </button>
      <UnreadHint id={hintId} />
      <WhenAsked asked={opened}>
        <MoreDrawer items={inDrawer} path={path} opened={opened} onClose={() => setOpened(false)} />
      </WhenAsked>
    </nav>
  );
}
