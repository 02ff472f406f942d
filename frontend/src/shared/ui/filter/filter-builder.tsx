import { ActionIcon, Button, Group, NativeSelect, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { RecordTypeInfo } from '../../api/types';
import { useLabels } from '../../metadata/use-labels';
import { ConditionValue } from './condition-value';
import classes from './filter.module.css';
import {
  addNode,
  conditionField,
  emptyGroup,
  filterableFields,
  needsValue,
  newCondition,
  operatorsOf,
  replaceNode,
  withOperator,
  type DraftCondition,
  type DraftGroup,
  type DraftNode,
  type UiOperator,
} from './model';
import { useOperatorText } from './use-describe';

type FilterBuilderProps = {
  type: RecordTypeInfo;
  root: DraftGroup;
  onChange: (root: DraftGroup) => void;
  /** What the conditions are about, where it is not the rows of a list. */
  subject?: string;
};

/** Conditions joined by and/or; groups go one level deep, which is as far as people read them. */
export function FilterBuilder({ type, root, onChange, subject }: FilterBuilderProps) {
  const change = (key: string, node: DraftNode | undefined) => onChange(replaceNode(root, key, node));
  return (
    <ConditionGroup
      type={type}
      group={root}
      depth={0}
      onRoot={onChange}
      root={root}
      onNode={change}
      subject={subject}
    />
  );
}

type GroupProps = {
  type: RecordTypeInfo;
  root: DraftGroup;
  group: DraftGroup;
  depth: number;
  subject: string | undefined;
  onRoot: (root: DraftGroup) => void;
  onNode: (key: string, node: DraftNode | undefined) => void;
};

function ConditionGroup({ type, root, group, depth, onRoot, onNode, subject }: GroupProps) {
  const t = useTranslations('grid.filter');
  const setGroup = (next: DraftGroup) => (depth === 0 ? onRoot(next) : onNode(group.key, next));
  const [firstField] = filterableFields(type);
  return (
    <Stack gap={8} className={depth > 0 ? classes.group : undefined} role="group" aria-label={t('group')}>
      <Group justify="space-between" wrap="nowrap">
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {subject ?? t('match')}
          </Text>
          <SegmentedControl
            size="xs"
            value={group.match}
            data={[
              { value: 'all', label: t('all') },
              { value: 'any', label: t('any') },
            ]}
            onChange={(match) => setGroup({ ...group, match })}
          />
        </Group>
        {depth > 0 && (
          <ActionIcon aria-label={t('removeGroup')} onClick={() => onNode(group.key, undefined)}>
            <IconTrash size={15} />
          </ActionIcon>
        )}
      </Group>
      {group.items.map((node) =>
        node.kind === 'group' ? (
          <ConditionGroup
            key={node.key}
            type={type}
            root={root}
            group={node}
            depth={depth + 1}
            subject={subject}
            onRoot={onRoot}
            onNode={onNode}
          />
        ) : (
          <ConditionRow key={node.key} type={type} condition={node} onChange={(next) => onNode(node.key, next)} />
        ),
      )}
      {firstField && (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => onRoot(addNode(root, group.key, newCondition(firstField)))}
          >
            {t('addCondition')}
          </Button>
          {depth === 0 && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<IconPlus size={14} />}
              onClick={() =>
                onRoot(
                  addNode(root, group.key, {
                    ...emptyGroup(group.match === 'all' ? 'any' : 'all'),
                    items: [newCondition(firstField)],
                  }),
                )
              }
            >
              {t('addGroup')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}

type ConditionRowProps = {
  type: RecordTypeInfo;
  condition: DraftCondition;
  onChange: (next: DraftCondition | undefined) => void;
};

function ConditionRow({ type, condition, onChange }: ConditionRowProps) {
  const t = useTranslations('grid.filter');
  const labels = useLabels();
  const operatorText = useOperatorText();
  const field = conditionField(type, condition.field);
  if (!field) return null;
  const chooseField = (name: string | null) => {
    const chosen = name === null ? undefined : conditionField(type, name);
    if (chosen) onChange({ ...newCondition(chosen), key: condition.key });
  };
  return (
    <div className={classes.condition}>
      <Select
        aria-label={t('field')}
        data={filterableFields(type).map((each) => ({ value: each.name, label: labels.field(type.name, each.name) }))}
        value={field.name}
        allowDeselect={false}
        searchable
        openOnFocus={false}
        data-autofocus
        onChange={chooseField}
        comboboxProps={{ withinPortal: false }}
      />
      <NativeSelect
        aria-label={t('operator')}
        data={operatorsOf(field).map((op) => ({ value: op, label: operatorText(field, op) }))}
        value={condition.op}
        onChange={(event) => onChange(withOperator(condition, event.currentTarget.value as UiOperator))}
      />
      <div className={classes.value}>
        {needsValue(condition.op) && (
          <ConditionValue
            type={type}
            field={field}
            condition={condition}
            onChange={(value) => onChange({ ...condition, value })}
          />
        )}
      </div>
      <ActionIcon size={34} aria-label={t('removeCondition')} onClick={() => onChange(undefined)}>
        <IconTrash size={15} />
      </ActionIcon>
    </div>
  );
}
