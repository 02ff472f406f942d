import { Paper, Stack, Text } from '@mantine/core';
import { IconMathFunction } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { RecordTypeInfo } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import type { FieldDraft } from '@/shared/ui/field-editor/field-draft';
import { FieldEditor } from '@/shared/ui/field-editor/field-editor';
import { useDescribeCondition } from '@/shared/ui/filter/use-describe';
import classes from './custom-fields.module.css';
import { previewOf, type FieldDefinition } from './model';

/** The field as people will meet it; it can be tried out, nothing of it is saved. */
export function FieldPreview({ type, definition }: { type: RecordTypeInfo; definition: FieldDefinition }) {
  const t = useTranslations('customFields');
  const labels = useLabels();
  const locale = useLocale();
  const describe = useDescribeCondition(type, definition.visibleWhen);
  const [tried, setTried] = useState<FieldDraft>();
  const names = [definition.labels[locale], definition.label].map((name) => name?.trim());
  const label = names.find(Boolean) ?? t('unnamed');
  const field = previewOf(definition, label);
  return (
    <Paper component="aside" className={classes.preview} aria-label={t('preview')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('preview')} · {definition.section === '' ? t('newSection') : labels.section(definition.section)}
        </Text>
        {definition.kind === 'formula' ? (
          <div>
            <Text fw={550}>{label}</Text>
            <Text c="dimmed" size="sm">
              <IconMathFunction size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> {t('previewFormula')}
            </Text>
            {field.help && <Text size="sm">{field.help}</Text>}
          </div>
        ) : (
          <FieldEditor
            recordType={type.name}
            field={field}
            draft={tried ?? { value: definition.default }}
            label={label}
            onChange={setTried}
          />
        )}
        {definition.visibleWhen && (
          <Text size="sm" c="dimmed">
            {t('showsWhen', { condition: describe(definition.visibleWhen) })}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
