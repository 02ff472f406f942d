import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { NotificationMessages } from '@/shared/i18n/notification-messages';
import shellClasses from '../shell/shell.module.css';
import { NotificationList } from './notification-list';
import { returnFocus } from './notifications-open';

type NotificationDrawerProps = { opened: boolean; onClose: () => void };

export function NotificationDrawer({ opened, onClose }: NotificationDrawerProps) {
  const t = useTranslations('app');
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      returnFocus={false}
      onExitTransitionEnd={returnFocus}
      position={isPhone ? 'bottom' : 'left'}
      size={isPhone ? 'auto' : 420}
      padding="md"
      classNames={isPhone ? { content: shellClasses.drawer } : {}}
      title={t('shell.notifications')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <NotificationMessages>
        <NotificationList onLeave={onClose} />
      </NotificationMessages>
    </Drawer>
  );
}
