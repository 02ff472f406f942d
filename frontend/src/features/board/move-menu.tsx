import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowRight, IconDots } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Deal, Stage } from '@/shared/deals/deal-types';
import classes from './board.module.css';

type MoveMenuProps = { deal: Deal; stages: readonly Stage[]; onMove: (to: Stage) => void };

/** Every way of moving has one that needs no dragging. */
export function MoveMenu({ deal, stages, onMove }: MoveMenuProps) {
  const t = useTranslations('deals.board');
  return (
    <Menu defaultOpened position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          className={classes.more}
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('moveOf', { name: deal.name })}
        >
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('moveTo')}</Menu.Label>
        {stages
          .filter(({ id }) => id !== deal.stageId)
          .map((stage) => (
            <Menu.Item key={stage.id} leftSection={<IconArrowRight size={15} />} onClick={() => onMove(stage)}>
              {stage.name}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
