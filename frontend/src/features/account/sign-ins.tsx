import { Badge, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { DeviceIcon, useDeviceName } from '@/shared/sessions/device-name';
import { Moment } from '@/shared/ui/moment';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { signInsQuery } from './queries';

/** Also those that failed: a stranger's attempts are to be seen. */
export function SignIns() {
  const t = useTranslations('security.account');
  const deviceName = useDeviceName();
  const query = useInfiniteQuery(signInsQuery());
  return (
    <QueryList
      query={query}
      items={query.data?.pages.flatMap((page) => page.items)}
      label={t('signIns')}
      skeletonRows={3}
      more={t('moreSignIns')}
      empty={<Text c="dimmed">{t('noSignIns')}</Text>}
      row={({ id, at, outcome, method, userAgent, address }) => (
        <Row
          key={id}
          start={<DeviceIcon userAgent={userAgent} />}
          title={deviceName(userAgent)}
          detail={[method === 'directory' ? t('throughDirectory') : null, address].filter(Boolean).join(' · ')}
          side={
            <>
              {outcome !== 'succeeded' && <Badge color="red">{t(`outcomes.${outcome}`)}</Badge>}
              {outcome === 'succeeded' && method === 'passkey' && <Badge color="gray">{t('byPasskey')}</Badge>}
              <Moment value={at} />
            </>
          }
        />
      )}
    />
  );
}
