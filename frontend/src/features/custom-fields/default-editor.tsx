import { FieldEditor } from '@/shared/ui/field-editor/field-editor';
import { useTranslations } from 'use-intl';
import { previewOf, type FieldDefinition } from './model';

type DefaultEditorProps = {
  recordType: string;
  definition: FieldDefinition;
  error: string | undefined;
  onChange: (value: unknown) => void;
};

/** What a new record gets when nobody says otherwise; entered as it will be entered there. */
export function DefaultEditor({ recordType, definition, error, onChange }: DefaultEditorProps) {
  const t = useTranslations('customFields');
  // Who is meant differs from record to record: a default would only name the wrong one.
  if (definition.kind === 'reference' || definition.kind === 'user') return null;
  const field = { ...previewOf(definition, t('default')), required: false, help: t('defaultHint') };
  return (
    <FieldEditor
      recordType={recordType}
      field={field}
      draft={{ value: definition.default }}
      label={t('default')}
      error={error}
      onChange={(draft) => onChange(draft.value)}
    />
  );
}
