import { useTimeZone, useTranslations } from 'use-intl';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useCan } from '@/app/session';
import type { Deal, Pipeline } from '@/shared/deals/deal-types';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { sumsQuery, type BoardFilter } from './board-api';
import { BoardColumn } from './board-column';
import type { CardActs } from './deal-card';
import { useBoardKeys } from './use-board-keys';
import { useBoardMoves } from './use-board-moves';
import { useCardDrag } from './use-card-drag';
import classes from './board.module.css';

const StageDialog = lazy(async () => ({ default: (await import('@/shared/deals/stage-dialog')).StageDialog }));

/** The stages beside each other; cards move by mouse, finger, keys and menu. */
export function Board({ pipeline, filter }: { pipeline: Pipeline; filter: BoardFilter }) {
  const t = useTranslations('deals.board');
  const format = useValueFormatter();
  const timeZone = useTimeZone();
  const canMove = useCan('opportunities.edit');
  const { stages } = pipeline;
  const { data: sums } = useQuery(sumsQuery(pipeline.id, filter));
  const { asked, stopAsking, move } = useBoardMoves(pipeline.id, stages, filter);
  const drop = (deal: Deal, stageId: string) => {
    const to = stages.find(({ id }) => id === stageId);
    if (to) void move(deal, to);
  };
  const { dragged, begin, wasDragged } = useCardDrag(drop);
  const { held, said, onKey } = useBoardKeys(stages, canMove, drop);
  const over = dragged?.over ?? held?.over;
  const acts: CardActs = {
    stages,
    today: new Date().toLocaleDateString('sv', timeZone === undefined ? {} : { timeZone }),
    heldId: dragged?.deal.id ?? held?.deal.id,
    canMove,
    onKey,
    onPointerDown: begin,
    wasDragged,
    onMove: (deal, to) => void move(deal, to),
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
          <BoardColumn
            key={stage.id}
            stage={stage}
            sums={sums?.columns.find(({ stageId }) => stageId === stage.id)}
            currency={sums?.currency}
            filter={filter}
            isOver={over === stage.id}
            acts={acts}
          />
        ))}
      </div>
      {dragged && (
        <div className={classes.ghost} style={{ translate: `${dragged.x + 10}px ${dragged.y + 6}px` }} aria-hidden>
          {dragged.deal.name}
          {dragged.deal.amount && <b>{format.money(dragged.deal.amount)}</b>}
        </div>
      )}
      {asked && (
        <Suspense fallback={null}>
          <StageDialog
            key={`${asked.deal.id} ${asked.missing.join()}`}
            deal={asked.deal}
            from={stages.find(({ id }) => id === asked.deal.stageId)}
            to={asked.to}
            missing={asked.missing}
            onClose={stopAsking}
            onGiven={(values) => move(asked.deal, asked.to, values)}
          />
        </Suspense>
      )}
    </>
  );
}
