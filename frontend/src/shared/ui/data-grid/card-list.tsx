import { ActionIcon } from '@mantine/core';
import { IconMail, IconPhone } from '@tabler/icons-react';
import type { RowSelectionState } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { CrmRecord, FieldInfo, RecordTypeInfo } from '../../api/types';
import { fieldValue } from '../../metadata/field-value';
import { primaryEmail, primaryPhone } from '../../metadata/format-value';
import { fieldOf, isEmptyValue, recordLabel } from '../../metadata/record-type';
import { useFormatField } from '../../metadata/use-format';
import { RecordAvatar } from '../record-avatar';
import { RecordLink } from '../record-link';
import classes from './card-list.module.css';
import type { GridColumn } from './columns';
import { placeIn, rememberPlace } from './grid-memory';
import { useLongPress } from './use-long-press';

type CardListProps = {
  type: RecordTypeInfo;
  label: string;
  rows: readonly CrmRecord[];
  totalCount: number | undefined;
  hasMore: boolean;
  isLoading: boolean;
  onEndReached: () => void;
  columns: readonly GridColumn[];
  rowAction?: ((record: CrmRecord) => ReactNode) | undefined;
  selection: RowSelectionState;
  onSelectionChange: (selection: RowSelectionState) => void;
  placeKey: string;
};

const cardHeight = 68;
const fetchAhead = 15;
const firstCards = 10;

/** The list on a phone: two lines a record, a tap opens it, a long press selects, the thumb calls or writes. */
export function CardList(props: CardListProps) {
  const { type, rows, hasMore, placeKey, selection } = props;
  const isSelecting = Object.keys(selection).length > 0;
  const toggle = (id: string) => {
    const { [id]: wasSelected, ...others } = selection;
    props.onSelectionChange(wasSelected ? others : { ...others, [id]: true });
  };
  const hold = useLongPress((element) => {
    const id = element.closest<HTMLElement>('[data-id]')?.dataset.id;
    if (id !== undefined) toggle(id);
  });
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: props.isLoading ? firstCards : rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    overscan: 6,
    initialOffset: () => placeIn(placeKey)?.offset ?? 0,
  });
  const items = virtualizer.getVirtualItems();
  const endReached = useEffectEvent(() => props.onEndReached());
  const isNearEnd = hasMore && (items.at(-1)?.index ?? 0) >= rows.length - fetchAhead;
  useEffect(() => {
    if (isNearEnd) endReached();
  }, [isNearEnd, rows.length]);

  const offset = useRef(0);
  useLayoutEffect(() => {
    offset.current = virtualizer.scrollOffset ?? 0;
  });
  const shownKey = useRef(placeKey);
  useLayoutEffect(() => {
    if (shownKey.current !== placeKey) scroller.current?.scrollTo({ top: 0 });
    shownKey.current = placeKey;
    return () => rememberPlace(placeKey, { offset: offset.current, active: { row: 0, column: 1 } });
  }, [placeKey]);

  return (
    <div ref={scroller} className={classes.scroller}>
      <ul
        className={classes.list}
        style={{ blockSize: virtualizer.getTotalSize() }}
        aria-label={props.label}
        aria-busy={props.isLoading}
        {...hold}
      >
        {items.map(({ index, start }) => {
          const record = rows[index];
          return (
            <li
              key={record?.id ?? index}
              className={classes.item}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={props.totalCount ?? -1}
              aria-posinset={index + 1}
              data-id={record?.id}
              data-selected={record ? selection[record.id] : undefined}
            >
              {record ? (
                <Card
                  type={type}
                  record={record}
                  columns={props.columns}
                  action={props.rowAction?.(record)}
                  isSelected={selection[record.id] === true}
                  onToggle={isSelecting ? () => toggle(record.id) : undefined}
                />
              ) : (
                <BlankCard />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type CardProps = {
  type: RecordTypeInfo;
  record: CrmRecord;
  columns: readonly GridColumn[];
  action: ReactNode;
  isSelected: boolean;
  /** While rows are being selected, a tap selects. */
  onToggle: (() => void) | undefined;
};

function Card({ type, record, columns, action, isSelected, onToggle }: CardProps) {
  const t = useTranslations('record');
  const g = useTranslations('grid');
  const label = recordLabel(type, record);
  const phone = primaryPhone(record.phones);
  const email = primaryEmail(record.emails);
  const second = useSecondLine(type, record, columns);
  if (onToggle) {
    return (
      <label className={classes.card}>
        <input
          type="checkbox"
          className={classes.checkbox}
          aria-label={g('selectRow', { name: label })}
          checked={isSelected}
          onChange={onToggle}
        />
        <span className={classes.lines}>
          <span className={classes.first}>{label || t('unnamed')}</span>
          <span className={classes.second}>{second}</span>
        </span>
      </label>
    );
  }
  return (
    <>
      <RecordLink recordType={type.name} id={record.id} className={classes.card}>
        <RecordAvatar id={record.id} label={label} size={40} shape={type.name === 'account' ? 'square' : 'circle'} />
        <span className={classes.lines}>
          <span className={classes.first}>{label || t('unnamed')}</span>
          <span className={classes.second}>{second}</span>
        </span>
      </RecordLink>
      {action}
      {action === undefined && phone !== undefined && (
        <ActionIcon component="a" href={`tel:${phone.number}`} size={44} aria-label={t('call', { name: label })}>
          <IconPhone size={19} />
        </ActionIcon>
      )}
      {action === undefined && phone === undefined && email !== undefined && (
        <ActionIcon component="a" href={`mailto:${email}`} size={44} aria-label={t('email', { name: label })}>
          <IconMail size={19} />
        </ActionIcon>
      )}
    </>
  );
}

const secondLineParts = 3;

/** The first few columns that have something to say. */
function useSecondLine(type: RecordTypeInfo, record: CrmRecord, columns: readonly GridColumn[]): string {
  const format = useFormatField();
  return columns
    .map(({ name }) => (name === type.labelField ? undefined : fieldOf(type, name)))
    .filter((field): field is FieldInfo => field !== undefined && !isEmptyValue(fieldValue(record, field)))
    .slice(0, secondLineParts)
    .map((field) => format(type.name, field, record))
    .join(' · ');
}

function BlankCard() {
  return (
    <span className={classes.card} aria-hidden>
      <span className={classes.blankAvatar} />
      <span className={classes.lines}>
        <span className={classes.bar} style={{ inlineSize: '55%' }} />
        <span className={classes.bar} style={{ inlineSize: '75%' }} />
      </span>
    </span>
  );
}
