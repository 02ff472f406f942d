import { Chip, Group, Input, Menu, NumberInput, Stack, Textarea, TextInput, Button } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useLabels } from '@/shared/metadata/use-labels';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { UsersPicker } from '@/shared/ui/users-picker';
import { weekdays, type CallListSettings } from './call-list-types';

type SettingsFieldsProps = {
  recordType: string;
  settings: CallListSettings;
  errors: Record<string, string>;
  onChange: (changes: Partial<CallListSettings>) => void;
};

/** How a list is called from: its name, what to say, who calls, and when one may. */
export function SettingsFields({ recordType, settings, errors, onChange }: SettingsFieldsProps) {
  const t = useTranslations('callLists.settings');
  return (
    <Stack gap="sm">
      <TextInput
        label={t('name')}
        placeholder={t('namePlaceholder')}
        required
        maxLength={200}
        data-autofocus
        value={settings.name}
        error={errors.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Textarea
        label={t('script')}
        description={t('scriptHint')}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={20_000}
        value={settings.script ?? ''}
        error={errors.script}
        onChange={(event) => onChange({ script: event.currentTarget.value })}
      />
      <PlaceholderMenu
        recordType={recordType}
        onPick={(placeholder) => onChange({ script: `${settings.script ?? ''}{{${placeholder}}}` })}
      />
      <UsersPicker
        label={t('callers')}
        description={t('callersHint')}
        nobodyFound={t('nobodyFound')}
        most={100}
        users={settings.callerIds}
        onChange={(callerIds) => onChange({ callerIds })}
      />
      <Group gap="sm" align="flex-start" wrap="wrap">
        <TextInput
          type="time"
          label={t('from')}
          w={120}
          value={settings.hoursFrom}
          error={errors.hoursFrom}
          onChange={(event) => onChange({ hoursFrom: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('until')}
          w={120}
          value={settings.hoursUntil}
          error={errors.hoursUntil}
          onChange={(event) => onChange({ hoursUntil: event.currentTarget.value })}
        />
        <NumberInput
          label={t('tries')}
          w={110}
          min={1}
          max={20}
          value={settings.tries}
          onChange={(tries) => onChange({ tries: Number(tries) || 1 })}
        />
        <NumberInput
          label={t('pause')}
          w={140}
          min={1}
          max={43_200}
          value={settings.pauseMinutes}
          onChange={(pauseMinutes) => onChange({ pauseMinutes: Number(pauseMinutes) || 1 })}
        />
      </Group>
      <Days days={settings.days} error={errors.days} onChange={(days) => onChange({ days })} />
    </Stack>
  );
}

type DaysProps = { days: readonly string[]; error: string | undefined; onChange: (days: string[]) => void };

function Days({ days, error, onChange }: DaysProps) {
  const t = useTranslations('callLists.settings');
  return (
    <Input.Wrapper label={t('days')} description={t('hoursHint')} error={error} labelElement="div">
      <Chip.Group
        multiple
        value={[...days]}
        onChange={(next) => onChange(weekdays.filter((day) => next.includes(day)))}
      >
        <Group gap={6} mt={6}>
          {weekdays.map((day) => (
            <Chip key={day} value={day} size="xs">
              {t(`weekdays.${day}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}

const spoken: ReadonlySet<string> = new Set(['text', 'longText', 'choice', 'date', 'number', 'money', 'reference']);

/** What differs from one call to the next, put at the end of the text. */
function PlaceholderMenu({ recordType, onPick }: { recordType: string; onPick: (placeholder: string) => void }) {
  const t = useTranslations('callLists.settings');
  const labels = useLabels();
  const type = useRecordType(recordType);
  const fields = type.fields.filter((field) => spoken.has(field.kind));
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconBraces size={15} />}
          style={{ alignSelf: 'start' }}
        >
          {t('insert')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={280} style={{ overflowY: 'auto' }}>
        <Menu.Item onClick={() => onPick('user.name')}>{t('ownName')}</Menu.Item>
        {fields.map((field) => (
          <Menu.Item key={field.name} onClick={() => onPick(`${recordType}.${field.name}`)}>
            {labels.field(recordType, field.name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
