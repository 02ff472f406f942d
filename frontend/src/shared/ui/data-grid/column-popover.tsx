import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RecordTypeInfo } from '../../api/types';
import { useLabels } from '../../metadata/use-labels';
import { moveColumn, type GridColumn } from './columns';
import classes from './column-chooser.module.css';

export type ColumnChooserProps = {
  type: RecordTypeInfo;
  columns: readonly GridColumn[];
  onChange: (columns: GridColumn[]) => void;
  onReset: () => void;
};

/** Which columns, in which order. Dragging a header does the same; this way needs no dragging. */
export function ColumnPopover(props: ColumnChooserProps) {
  const t = useTranslations('grid.columns');
  return (
    <Popover defaultOpened position="bottom-end" width={320} shadow="lg" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={15} />}>
          {t('button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('title')} p={0}>
        <ColumnList {...props} />
        <div className={classes.foot}>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={props.onReset}>
            {t('reset')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Columns first, then what else there is. What is hidden stays in its place until the list is opened again. */
function ColumnList({ type, columns, onChange }: ColumnChooserProps) {
  const t = useTranslations('grid.columns');
  const labels = useLabels();
  const [atOpening] = useState(() => columns.map(({ name }) => name));
  const list = useRef<HTMLDivElement>(null);
  const moved = useRef<string>(undefined);
  useLayoutEffect(() => {
    // A moved row would lose the focus to the page, and with it the next press of the same button.
    if (moved.current !== undefined)
      list.current?.querySelector<HTMLElement>(`[data-move="${moved.current}"]`)?.focus();
    moved.current = undefined;
  });

  const shown = columns.map(({ name }) => name);
  const names = type.fields.map(({ name }) => name);
  const rest = [...atOpening, ...names.filter((name) => !atOpening.includes(name))].filter(
    (name) => !shown.includes(name),
  );
  const rows = [...shown];
  for (const name of rest) {
    const before = atOpening[atOpening.indexOf(name) - 1];
    rows.splice(before === undefined ? rows.length : rows.indexOf(before) + 1, 0, name);
  }

  const toggle = (name: string, isShown: boolean) => {
    if (isShown) return onChange(columns.filter((column) => column.name !== name));
    const before = rows.slice(0, rows.indexOf(name)).filter((other) => shown.includes(other)).length;
    onChange([...columns.slice(0, before), { name }, ...columns.slice(before)]);
  };
  const move = (name: string, by: number) => {
    moved.current = `${name} ${by}`;
    onChange(moveColumn(columns, name, by));
  };
  return (
    <ScrollArea.Autosize mah={440} scrollbarSize={8} type="auto" py="xs" ps="sm" pe="md">
      <div ref={list}>
        {rows.map((name) => {
          const index = shown.indexOf(name);
          const label = labels.field(type.name, name);
          return (
            <Group key={name} className={classes.item} wrap="nowrap" gap={4}>
              <Checkbox
                size="xs"
                className={classes.check}
                label={label}
                checked={index >= 0}
                disabled={name === type.labelField}
                onChange={() => toggle(name, index >= 0)}
              />
              {index >= 0 && (
                <>
                  <MoveButton
                    name={name}
                    by={-1}
                    label={t('moveUp', { column: label })}
                    isEnd={index === 0}
                    onMove={move}
                  />
                  <MoveButton
                    name={name}
                    by={1}
                    label={t('moveDown', { column: label })}
                    isEnd={index === shown.length - 1}
                    onMove={move}
                  />
                </>
              )}
            </Group>
          );
        })}
      </div>
    </ScrollArea.Autosize>
  );
}

type MoveButtonProps = {
  name: string;
  by: 1 | -1;
  label: string;
  isEnd: boolean;
  onMove: (name: string, by: number) => void;
};

function MoveButton({ name, by, label, isEnd, onMove }: MoveButtonProps) {
  const Chevron = by < 0 ? IconChevronUp : IconChevronDown;
  return (
    <ActionIcon
      size={24}
      data-move={`${name} ${by}`}
      aria-label={label}
      disabled={isEnd}
      onClick={() => onMove(name, by)}
    >
      <Chevron size={15} />
    </ActionIcon>
  );
}
