import { ActionIcon } from '@mantine/core';
import { IconClockExclamation, IconDots } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslations } from 'use-intl';
import { OnDemand } from '@/shared/ui/on-demand';
import { recordPath } from '@/shared/ui/record-link';
import classes from './board.module.css';
import { actTo, type Column, type LeadCard as Lead } from './lead-board-model';
import { MoveMenu } from './move-menu';

export type LeadCardActs = {
  stages: readonly { id: Column; name: string }[];
  heldId: string | undefined;
  canMove: boolean;
  now: string;
  onKey: (lead: Lead, event: KeyboardEvent) => void;
  onPointerDown: (lead: Lead, event: PointerEvent) => void;
  wasDragged: () => boolean;
  onMove: (lead: Lead, to: Column) => void;
};

export function LeadCard({ lead, acts }: { lead: Lead; acts: LeadCardActs }) {
  const t = useTranslations('leads.board');
  const tBoard = useTranslations('deals.board');
  const navigate = useNavigate();
  const isLate = lead.answerDue !== null && lead.answerDue < acts.now;
  const to = recordPath('leads', lead.id) as '/';
  return (
    <div className={classes.card} data-held={acts.heldId === lead.id || undefined}>
      <a
        href={to}
        draggable={false}
        className={classes.link}
        data-card={lead.id}
        aria-describedby={acts.canMove ? 'board-keys' : undefined}
        onPointerDown={acts.canMove ? (event) => acts.onPointerDown(lead, event) : undefined}
        onKeyDown={(event) => acts.onKey(lead, event)}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          if (!acts.wasDragged()) void navigate({ to });
        }}
      >
        <span className={classes.name}>{lead.name}</span>
        <span className={classes.account}>
          {[lead.companyName !== lead.name && lead.companyName, lead.interest].filter(Boolean).join(' · ')}
        </span>
        <span className={classes.facts}>
          {lead.score !== null && <b>{t('score', { score: lead.score })}</b>}
          {lead.handoff === 'offered' && <span>{t('offered')}</span>}
          {isLate && (
            <span data-late>
              <IconClockExclamation size={14} aria-hidden /> {t('late')}
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
              aria-label={tBoard('moveOf', { name: lead.name })}
              aria-haspopup="menu"
              onClick={open}
            >
              <IconDots size={15} />
            </ActionIcon>
          )}
          full={
            <MoveMenu
              deal={lead}
              stages={acts.stages.filter(({ id }) => actTo(lead.stageId, id) !== undefined)}
              onMove={({ id }) => acts.onMove(lead, id)}
            />
          }
        />
      )}
    </div>
  );
}
