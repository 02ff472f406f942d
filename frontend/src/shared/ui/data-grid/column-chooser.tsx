import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { RecordTypeInfo } from '../../api/types';
import { useLabels } from '../../metadata/use-labels';
import { moveColumn, type GridColumn } from './columns';
import classes from './column-chooser.module.css';

type ColumnChooserProps = {
  type: RecordTypeInfo;
  columns: readonly GridColumn[];
  onChange: (columns: GridColumn[]) => void;
  onReset: () => void;
};

/** Which columns, in which order. Dragging a header does the same; this way needs no dragging. */
export function ColumnChooser({ type, columns, onChange, onReset }: ColumnChooserProps) {
  const t = useTranslations('grid.columns');
  const labels = useLabels();
  const hidden = type.fields.filter((field) => !columns.some((column) => column.name === field.name));
  return (
    <Popover position="bottom-end" width={320} shadow="lg" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={15} />}>
          {t('button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('title')} p={0}>
        <ScrollArea.Autosize mah={440} scrollbarSize={8} type="auto" py="xs" ps="sm" pe="md">
          <Text className={classes.heading}>{t('shown')}</Text>
          {columns.map((column, index) => {
            const name = labels.field(type.name, column.name);
            return (
              <Group key={column.name} className={classes.item} wrap="nowrap" gap={4}>
                <Checkbox
                  size="xs"
                  className={classes.check}
                  label={name}
                  checked
                  disabled={column.name === type.labelField}
                  onChange={() => onChange(columns.filter((other) => other.name !== column.name))}
                />
                <ActionIcon
                  size="sm"
                  aria-label={t('moveUp', { column: name })}
                  disabled={index === 0}
                  onClick={() => onChange(moveColumn(columns, column.name, -1))}
                >
                  <IconChevronUp size={15} />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  aria-label={t('moveDown', { column: name })}
                  disabled={index === columns.length - 1}
                  onClick={() => onChange(moveColumn(columns, column.name, 1))}
                >
                  <IconChevronDown size={15} />
                </ActionIcon>
              </Group>
            );
          })}
          {hidden.length > 0 && <Text className={classes.heading}>{t('hidden')}</Text>}
          {hidden.map((field) => (
            <Group key={field.name} className={classes.item}>
              <Checkbox
                size="xs"
                className={classes.check}
                label={labels.field(type.name, field.name)}
                checked={false}
                onChange={() => onChange([...columns, { name: field.name }])}
              />
            </Group>
          ))}
        </ScrollArea.Autosize>
        <div className={classes.foot}>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={onReset}>
            {t('reset')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
