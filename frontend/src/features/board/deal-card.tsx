import { ActionIcon } from '@mantine/core';
import { IconDots, IconFlame } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { Deal, Stage } from '@/shared/deals/deal-types';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { OnDemand } from '@/shared/ui/on-demand';
import { recordPath } from '@/shared/ui/record-link';
import { MoveMenu } from './move-menu';
import classes from './board.module.css';

export type CardActs = {
  stages: readonly Stage[];
  today: string;
  heldId: string | undefined;
  canMove: boolean;
  onKey: (deal: Deal, event: KeyboardEvent) => void;
  onPointerDown: (deal: Deal, event: PointerEvent) => void;
  wasDragged: () => boolean;
  onMove: (deal: Deal, to: Stage) => void;
};

export function DealCard({ deal, acts }: { deal: Deal; acts: CardActs }) {
  const t = useTranslations('deals.board');
  const format = useValueFormatter();
  const navigate = useNavigate();
  const isRotting = deal.status === 'open' && deal.rotsOn !== null && deal.rotsOn <= acts.today;
  const day = deal.status === 'open' ? deal.expectedCloseDate : deal.closedOn;
  const isLate = deal.status === 'open' && day !== null && day < acts.today;
  const to = recordPath('opportunities', deal.id) as '/';
  return (
    <div className={classes.card} data-held={acts.heldId === deal.id || undefined}>
      <a
        href={to}
        draggable={false}
        className={classes.link}
        data-card={deal.id}
        aria-describedby={acts.canMove ? 'board-keys' : undefined}
        onPointerDown={acts.canMove ? (event) => acts.onPointerDown(deal, event) : undefined}
        onKeyDown={(event) => acts.onKey(deal, event)}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          if (!acts.wasDragged()) void navigate({ to });
        }}
      >
        <span className={classes.name}>{deal.name}</span>
        {deal.accountName != null && deal.accountName !== deal.name && (
          <span className={classes.account}>{deal.accountName}</span>
        )}
        <span className={classes.facts}>
          {deal.amount && <b>{format.money(deal.amount)}</b>}
          {day !== null && (
            <span data-late={isLate || undefined}>
              {format.date(day)}
              {isLate && <span className="visually-hidden"> {t('late')}</span>}
            </span>
          )}
          {isRotting && (
            <span className={classes.rotting} title={t('rotting')}>
              <IconFlame size={14} aria-hidden />
              <span className="visually-hidden">{t('rotting')}</span>
            </span>
          )}
        </span>
      </a>
      {acts.canMove && (
        <OnDemand
          trigger={(open) => (
            <ActionIcon
              className={classes.more}
              variant="subtle"
              color="gray"
              size={28}
              aria-label={t('moveOf', { name: deal.name })}
              aria-haspopup="menu"
              onClick={open}
            >
              <IconDots size={15} />
            </ActionIcon>
          )}
          full={<MoveMenu deal={deal} stages={acts.stages} onMove={(stage) => acts.onMove(deal, stage)} />}
        />
      )}
    </div>
  );
}
