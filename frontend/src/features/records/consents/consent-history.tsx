import { Badge, Drawer, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useConsentText } from '@/shared/consents/consents';
import { Row, RowList } from '@/shared/ui/row-list';
import type { ConsentAct } from './consent-api';
import { ConsentProof } from './consent-proof';

type ConsentHistoryProps = { history: readonly ConsentAct[]; onClose: () => void };

/** Every act, newest first; none is ever changed or removed. */
export function ConsentHistory({ history, onClose }: ConsentHistoryProps) {
  const t = useTranslations('consents');
  const tApp = useTranslations('app');
  const text = useConsentText();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={t('historyTitle')}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      <Text c="dimmed" size="sm" mb="sm">
        {t('historyText')}
      </Text>
      <RowList label={t('historyTitle')}>
        {history.map((act) => (
          <Row
            key={act.id}
            title={t('both', { channel: text.channel(act.channel), purpose: text.purpose(act.purpose) })}
            detail={<ConsentProof act={act} />}
            side={<Badge color={act.status === 'granted' ? 'pine' : 'red'}>{t(`states.${act.status}`)}</Badge>}
          />
        ))}
      </RowList>
    </Drawer>
  );
}
