import { ActionIcon, Badge, Menu } from '@mantine/core';
import { IconCalendarOff, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useNow, useTimeZone, useTranslations } from 'use-intl';
import { toWallClock } from '@/shared/lib/zoned-time';
import { RecordAvatar } from '@/shared/ui/record-avatar';
import { RecordLink } from '@/shared/ui/record-link';
import { Row } from '@/shared/ui/row-list';
import { usePeriod } from './period';
import { changeRelation, removeRelation, type RelationLine } from './relation-api';
import { useRelationActs } from './use-relation-acts';

type RelationRowProps = { line: RelationLine; name: string; onEdit: () => void };

export function RelationRow({ line, name, onEdit }: RelationRowProps) {
  const t = useTranslations('relations');
  const period = usePeriod();
  const act = useRelationActs();
  const today = toWallClock(useNow().toISOString(), useTimeZone() ?? 'UTC').slice(0, 10);
  const { party } = line;
  const detail = [name, line.title, line.department, period(line.since, line.until), line.note].filter(Boolean);
  return (
    <Row
      start={
        <RecordAvatar
          id={party.id}
          label={party.name}
          size={32}
          shape={party.type === 'account' ? 'square' : 'circle'}
        />
      }
      title={
        <RecordLink recordType={party.type} id={party.id}>
          {party.name}
        </RecordLink>
      }
      detail={detail.join(' · ')}
      {...(line.isPast && { side: <Badge color="gray">{t('past')}</Badge> })}
      end={
        (line.canEdit || line.canDelete) && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" aria-label={t('actsOf', { name: party.name })}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {line.canEdit && (
                <Menu.Item leftSection={<IconPencil size={15} />} onClick={onEdit}>
                  {t('edit')}
                </Menu.Item>
              )}
              {line.canEdit && !line.isPast && (
                <Menu.Item
                  leftSection={<IconCalendarOff size={15} />}
                  onClick={() => void act(() => changeRelation(line.id, { until: today }), t('ended'))}
                >
                  {t('end')}
                </Menu.Item>
              )}
              {line.canDelete && (
                <Menu.Item
                  color="red"
                  leftSection={<IconTrash size={15} />}
                  onClick={() => void act(() => removeRelation(line.id), t('removed'))}
                >
                  {t('remove')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )
      }
    />
  );
}
