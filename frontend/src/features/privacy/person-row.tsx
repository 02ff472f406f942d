import { Badge, Button, Flex } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { RecordLink } from '@/shared/ui/record-link';
import { Row } from '@/shared/ui/row-list';
import { packageUrl, type FoundPerson } from './queries';

const ways = ['email', 'phone', 'name', 'id'] as const;

export function PersonRow({ person, onErase }: { person: FoundPerson; onErase: () => void }) {
  const t = useTranslations('privacy');
  const name = person.label ?? person.recordId;
  const how = ways.filter((way) => person.matchedBy.includes(way)).map((way) => t(`find.by.${way}`));
  return (
    <Row
      title={
        <RecordLink recordType={person.recordType} id={person.recordId}>
          {name}
        </RecordLink>
      }
      detail={t('find.matched', { how: how.join(', ') })}
      side={person.deleted ? <Badge color="gray">{t('find.deleted')}</Badge> : undefined}
      end={
        <Flex gap={6} direction={{ base: 'column', xs: 'row' }}>
          <Button
            component="a"
            href={packageUrl(person)}
            download
            variant="default"
            size="xs"
            leftSection={<IconDownload size={15} />}
            aria-label={t('packageOf', { name })}
          >
            {t('package')}
          </Button>
          <Button variant="default" size="xs" aria-label={t('erase.askOf', { name })} onClick={onErase}>
            {t('erase.ask')}
          </Button>
        </Flex>
      }
    />
  );
}
