import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowRight, IconDots } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import classes from './board.module.css';
import type { Card } from './use-board-keys';

type MoveMenuProps<S> = { deal: Card; stages: readonly S[]; onMove: (to: S) => void };

/** Every way of moving has one that needs no dragging. */
export function MoveMenu<S extends { id: string; name: string }>({ deal, stages, onMove }: MoveMenuProps<S>) {
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
