import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FieldInfo } from '@/shared/api/types';
import { useFormatValue } from '@/shared/metadata/use-format';
import { useLabels } from '@/shared/metadata/use-labels';
import type { ConflictQuestion } from './conflict-store';

type Side = 'mine' | 'theirs';

export function ConflictDialog({ question }: { question: ConflictQuestion }) {
  const t = useTranslations('record.conflict');
  const labels = useLabels();
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const { conflicts, recordType, recordName, changedBy, mineLabels } = question;
  const sideOf = (field: FieldInfo): Side => chosen[field.name] ?? 'mine';
  const decide = () =>
    question.answer(conflicts.filter(({ field }) => sideOf(field) === 'theirs').map(({ field }) => field.name));
  const keepAllTheirs = () => question.answer(conflicts.map(({ field }) => field.name));
  return (
    <Modal opened onClose={keepAllTheirs} title={t('title')} closeButtonProps={{ 'aria-label': t('close') }} centered>
      <Stack gap="md">
        <Text>
          {changedBy === null
            ? t('explainUnknown', { name: recordName })
            : t('explain', { name: recordName, who: changedBy })}
        </Text>
        {conflicts.map(({ field, mine, theirs, theirsLabel }) => (
          <Radio.Group
            key={field.name}
            label={labels.field(recordType, field.name)}
            value={sideOf(field)}
            onChange={(side) => setChosen({ ...chosen, [field.name]: side })}
          >
            <Stack gap={8} mt={6}>
              <Choice
                side="mine"
                recordType={recordType}
                field={field}
                value={mine}
                label={mineLabels[field.name] ?? null}
              />
              <Choice side="theirs" recordType={recordType} field={field} value={theirs} label={theirsLabel} />
            </Stack>
          </Radio.Group>
        ))}
        <Group justify="flex-end">
          <Button onClick={decide}>{t('save')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

type ChoiceProps = { side: Side; recordType: string; field: FieldInfo; value: unknown; label: string | null };

function Choice({ side, recordType, field, value, label }: ChoiceProps) {
  const t = useTranslations('record.conflict');
  const format = useFormatValue();
  return <Radio value={side} label={format(recordType, field, value, label) || t('empty')} description={t(side)} />;
}
