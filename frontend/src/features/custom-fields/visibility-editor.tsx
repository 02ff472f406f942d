import { Input, Paper, Switch } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Condition, RecordTypeInfo } from '@/shared/api/types';
import { addNode, emptyGroup, filterableFields, newCondition, toCondition, toDraft } from '@/shared/ui/filter/model';

const FilterBuilder = lazy(async () => ({
  default: (await import('@/shared/ui/filter/filter-builder')).FilterBuilder,
}));

type VisibilityEditorProps = {
  type: RecordTypeInfo;
  /** The field itself, which cannot decide about itself. */
  own: string;
  value: Condition | undefined;
  error: string | undefined;
  onChange: (value: Condition | undefined) => void;
};

export function VisibilityEditor({ type, own, value, error, onChange }: VisibilityEditorProps) {
  const t = useTranslations('customFields');
  const [draft, setDraft] = useState(() => toDraft(value));
  const [isOn, setOn] = useState(value !== undefined);
  const others = useMemo(
    () => ({ ...type, fields: type.fields.filter((field) => field.name !== own && field.section !== 'system') }),
    [type, own],
  );
  const change = (next: typeof draft) => {
    setDraft(next);
    onChange(toCondition(next));
  };
  const toggle = (wanted: boolean) => {
    setOn(wanted);
    if (!wanted) return onChange(undefined);
    const [first] = filterableFields(others);
    const group = emptyGroup();
    change(draft.items.length > 0 || !first ? draft : addNode(group, group.key, newCondition(first)));
  };
  return (
    <div>
      <Switch
        label={t('visibility')}
        description={t('visibilityHint')}
        checked={isOn}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      {isOn && (
        <Paper p="md" mt="sm">
          <Suspense fallback={null}>
            <FilterBuilder type={others} root={draft} onChange={change} subject={t('visibilitySubject')} />
          </Suspense>
        </Paper>
      )}
      {error !== undefined && <Input.Error mt={6}>{error}</Input.Error>}
    </div>
  );
}
