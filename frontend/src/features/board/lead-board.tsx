import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { fieldOf } from '@/shared/metadata/record-type';
import { useLabels } from '@/shared/metadata/use-labels';
import { useRecordType } from '@/shared/metadata/use-metadata';
import type { BoardFilter } from './board-api';
import classes from './board.module.css';
import { columns, type Column, type LeadCard } from './lead-board-model';
import type { LeadCardActs } from './lead-card';
import { LeadColumn } from './lead-column';
import { useBoardKeys } from './use-board-keys';
import { useCardDrag } from './use-card-drag';
import { useLeadMoves } from './use-lead-moves';

const DisqualifyDialog = lazy(async () => ({
  default: (await import('@/shared/leads/disqualify-dialog')).DisqualifyDialog,
}));

/** The statuses beside each other; cards move by mouse, finger, keys and menu, as those of deals do. */
export function LeadBoard({ filter }: { filter: BoardFilter }) {
  const t = useTranslations('deals.board');
  const labels = useLabels();
  const field = fieldOf(useRecordType('lead'), 'status');
  const canMove = useCan('leads.edit');
  const nameOf = (status: string) => (field ? labels.option('lead', field, status) : status);
  const stages = columns.map((id) => ({ id, name: nameOf(id) }));
  const { asked, stopAsking, move } = useLeadMoves(filter, nameOf);
  const drop = (lead: LeadCard, to: string) => void move(lead, to as Column);
  const { dragged, begin, wasDragged } = useCardDrag(drop);
  const { held, said, onKey } = useBoardKeys(stages, canMove, drop);
  const over = dragged?.over ?? held?.over;
  const acts: LeadCardActs = {
    stages,
    heldId: dragged?.deal.id ?? held?.deal.id,
    canMove,
    now: new Date().toISOString(),
    onKey,
    onPointerDown: begin,
    wasDragged,
    onMove: drop,
  };
  return (
    <>
      <p id="board-keys" className="visually-hidden">
        {t('keys')}
      </p>
      <p className="visually-hidden" aria-live="assertive">
        {said}
      </p>
      <div className={classes.board} data-board data-dragging={dragged !== undefined || undefined}>
        {stages.map((stage) => (
          <LeadColumn key={stage.id} stage={stage} filter={filter} isOver={over === stage.id} acts={acts} />
        ))}
      </div>
      {dragged && (
        <div className={classes.ghost} style={{ translate: `${dragged.x + 10}px ${dragged.y + 6}px` }} aria-hidden>
          {dragged.deal.name}
        </div>
      )}
      {asked && (
        <Suspense fallback={null}>
          <DisqualifyDialog onClose={stopAsking} onChoose={(body) => void move(asked, 'disqualified', body)} />
        </Suspense>
      )}
    </>
  );
}
