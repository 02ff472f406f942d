import { Badge, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useDeviceName } from '../sessions/device-name';
import { Moment } from '../ui/moment';
import { QueryList } from '../ui/query-list';
import { Row } from '../ui/row-list';
import { PasskeyIcon } from './passkey-icon';
import { PasskeyRename } from './passkey-rename';
import { PasskeyRemoval } from './passkey-removal';
import { passkeysQuery, type Passkey } from './passkeys';

/** One's own passkeys, or those of somebody whom an administrator looks after. */
export function PasskeyList({ userId }: { userId?: string }) {
  const t = useTranslations('security.passkeys');
  const query = useQuery(passkeysQuery(userId));
  return (
    <QueryList
      query={query}
      items={query.data}
      label={t('title')}
      skeletonRows={1}
      empty={<Text c="dimmed">{t(userId === undefined ? 'none' : 'noneOf')}</Text>}
      row={(passkey) => <PasskeyRow key={passkey.id} passkey={passkey} userId={userId} />}
    />
  );
}

function PasskeyRow({ passkey, userId }: { passkey: Passkey; userId: string | undefined }) {
  const t = useTranslations('security.passkeys');
  const deviceName = useDeviceName();
  const device = deviceName(passkey.userAgent);
  const made = t.rich('made', { when: () => <Moment value={passkey.createdAt} /> });
  return (
    <Row
      start={<PasskeyIcon transports={passkey.transports} />}
      title={passkey.name}
      detail={
        <>
          {passkey.name !== device && `${device} · `}
          {made}
        </>
      }
      side={
        <>
          {passkey.synced && <Badge color="gray">{t('synced')}</Badge>}
          <span>
            {passkey.lastUsedAt
              ? t.rich('used', { when: () => <Moment value={passkey.lastUsedAt ?? ''} /> })
              : t('neverUsed')}
          </span>
        </>
      }
      end={
        <Group gap={4} wrap="nowrap">
          {userId === undefined && <PasskeyRename passkey={passkey} />}
          <PasskeyRemoval passkey={passkey} userId={userId} />
        </Group>
      }
    />
  );
}
