import {
  Avatar,
  Button,
  Drawer,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import { IconBell, IconLogout } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { languageNames, languages } from '@/shared/i18n/languages';
import { useLanguage } from '@/shared/i18n/language-provider';
import { useChooseLanguage, useSignOut } from '../account-actions';
import { isWithin, type NavigationItem } from '../navigation';
import { UnreadCount, UnreadHint } from '../notifications/notification-bell';
import { setNotificationsOpen } from '../notifications/notifications-open';
import { useUnread } from '../notifications/use-unread';
import { useSession } from '../session';
import classes from './shell.module.css';

type MoreDrawerProps = { items: readonly NavigationItem[]; path: string; opened: boolean; onClose: () => void };

/** The phone's place for all that does not fit into the bar. */
export function MoreDrawer({ items, path, opened, onClose }: MoreDrawerProps) {
  const t = useTranslations('app');
  const { user } = useSession();
  const { language } = useLanguage();
  const chooseLanguage = useChooseLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const unread = useUnread();
  const hintId = useId();
  const openNotifications = () => {
    onClose();
    setNotificationsOpen(true);
  };
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="bottom"
      size="auto"
      classNames={{ content: classes.drawer }}
      title={t('shell.more')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md" pb="md">
        <Group wrap="nowrap">
          <Avatar name={user?.name ?? ''} color="pine" aria-hidden />
          <div>
            <Text fw={600}>{user?.name}</Text>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {user?.email}
            </Text>
          </div>
        </Group>
        <Stack gap={2}>
          <button
            type="button"
            className={classes.item}
            style={{ minBlockSize: 48 }}
            aria-haspopup="dialog"
            aria-describedby={hintId}
            onClick={openNotifications}
          >
            <IconBell size={20} stroke={1.6} aria-hidden />
            {t('shell.notifications')}
            {unread > 0 && <UnreadCount count={unread} />}
          </button>
          <UnreadHint id={hintId} />
          {items.map((item) => (
            <Link
              key={item.key}
              className={classes.item}
              style={{ minBlockSize: 48 }}
              to={item.to}
              data-active={isWithin(path, item.section) || undefined}
              onClick={onClose}
            >
              <item.icon size={20} stroke={1.6} aria-hidden />
              {t(`navigation.${item.key}`)}
            </Link>
          ))}
        </Stack>
        <Select
          label={t('userMenu.language')}
          data={languages.map((code) => ({ value: code, label: languageNames[code] }))}
          value={language}
          allowDeselect={false}
          onChange={(value) => value !== null && void chooseLanguage(value)}
        />
        <SegmentedControl
          aria-label={t('userMenu.colorScheme')}
          fullWidth
          data={(['light', 'dark', 'auto'] as const).map((scheme) => ({
            value: scheme,
            label: t(`userMenu.schemes.${scheme}`),
          }))}
          value={colorScheme}
          onChange={(value) => setColorScheme(value)}
        />
        <Button variant="default" leftSection={<IconLogout size={18} />} onClick={() => void signOut()}>
          {t('userMenu.signOut')}
        </Button>
      </Stack>
    </Drawer>
  );
}
