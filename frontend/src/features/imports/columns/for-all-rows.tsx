import { ActionIcon, Select, Stack, TagsInput, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ImportTarget, OwnerMode } from '@/shared/api/import-types';
import type { FieldInfo } from '@/shared/api/types';
import { isEditable } from '@/shared/metadata/record-type';
import { useLabels } from '@/shared/metadata/use-labels';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { FieldEditor } from '@/shared/ui/field-editor/field-editor';
import { UsersPicker } from '@/shared/ui/users-picker';
import { usedFields } from '../model';
import type { TargetOption } from '../use-grouped-targets';
import classes from '../wizard.module.css';
import type { OptionsProps } from './advanced-options';

const plainModes: readonly OwnerMode[] = ['me', 'none', 'user', 'rotate'];
const ownerField = 'ownerId';
const simpleKinds: readonly string[] = [
  'text',
  'choice',
  'multiChoice',
  'date',
  'number',
  'boolean',
  'language',
  'country',
];

type ForAllRowsProps = OptionsProps & { targets: readonly ImportTarget[]; options: TargetOption[] };

/** What every row gets: tags, an owner, and values where the file has none. */
export function ForAllRows({ job, mapping, targets, options, onChange }: ForAllRowsProps) {
  const t = useTranslations('importWizard.advanced');
  const labels = useLabels();
  const type = useRecordType(job.recordType);
  const owner = mapping.owner ?? { mode: 'me' };
  const defaults = mapping.defaults ?? {};
  const hasOwnerColumn = usedFields(mapping).some((field) => field === ownerField || field === 'ownerName');
  const modes = hasOwnerColumn ? [...plainModes, 'column' as const] : plainModes;
  const declared = (name: string) => type.fields.find((field) => field.name === name);
  const isOffered = (field: FieldInfo | undefined) =>
    field !== undefined && isEditable(field) && simpleKinds.includes(field.kind) && !(field.name in defaults);
  const offered = options
    .map(({ group, items }) => ({ group, items: items.filter(({ value }) => isOffered(declared(value))) }))
    .filter(({ items }) => items.length > 0);
  const setDefault = (name: string, value: unknown) =>
    onChange({ ...mapping, defaults: { ...defaults, [name]: value } });
  return (
    <Stack gap="lg">
      {type.fields.some(({ name }) => name === 'tags') && (
        <TagsInput
          maw={520}
          label={t('tags')}
          description={t('tagsHint')}
          value={mapping.tags ?? []}
          onChange={(tags) => onChange({ ...mapping, tags })}
        />
      )}
      {targets.some(({ field }) => field === ownerField || field === 'ownerName') && (
        <div className={classes.settings}>
          <Select
            label={t('owner')}
            data={modes.map((value) => ({ value, label: t(`owners.${value}`) }))}
            value={owner.mode}
            allowDeselect={false}
            onChange={(mode) => onChange({ ...mapping, owner: { mode: mode! } })}
          />
          {(owner.mode === 'user' || owner.mode === 'rotate') && (
            <UsersPicker
              label={t(owner.mode === 'user' ? 'ownerUser' : 'ownerUsers')}
              nobodyFound={t('nobodyFound')}
              most={owner.mode === 'user' ? 1 : undefined}
              users={owner.userIds ?? []}
              onChange={(userIds) => onChange({ ...mapping, owner: { ...owner, userIds } })}
            />
          )}
        </div>
      )}
      <div>
        <Text fw={550}>{t('defaults')}</Text>
        <Text size="sm" c="dimmed" mb={8}>
          {t('defaultsHint')}
        </Text>
        <Stack gap="sm" maw={520}>
          {Object.entries(defaults).map(([name, value]) => {
            const field = declared(name);
            if (!field) return null;
            const label = labels.field(job.recordType, name);
            return (
              <div key={name} className={classes.default}>
                <FieldEditor
                  recordType={job.recordType}
                  field={field}
                  draft={{ value }}
                  label={label}
                  onChange={(draft) => setDefault(name, draft.value)}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={36}
                  aria-label={t('removeDefault', { field: label })}
                  onClick={() =>
                    onChange({
                      ...mapping,
                      defaults: Object.fromEntries(Object.entries(defaults).filter(([other]) => other !== name)),
                    })
                  }
                >
                  <IconX size={16} />
                </ActionIcon>
              </div>
            );
          })}
          <Select
            aria-label={t('addDefault')}
            placeholder={t('addDefault')}
            data={offered}
            value={null}
            searchable
            onChange={(name) => name !== null && setDefault(name, null)}
          />
        </Stack>
      </div>
    </Stack>
  );
}
