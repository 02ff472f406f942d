import { Checkbox, Input, NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { AttendeesEditor } from '@/shared/activities/attendees-editor';
import { ChecklistEditor } from '@/shared/activities/checklist-editor';
import { RecurrenceEditor } from '@/shared/activities/recurrence-editor';
import { reminders, type ComposedKind, type Draft } from './composer-model';

type ComposerMoreProps = {
  kind: ComposedKind;
  draft: Draft;
  hasWhen: boolean;
  onChange: (changes: Partial<Draft>) => void;
};

/** What most tasks and meetings need not say. */
export function ComposerMore({ kind, draft, hasWhen, onChange }: ComposerMoreProps) {
  const t = useTranslations('activities');
  return (
    <>
      {kind === 'meeting' && (
        <div>
          <Input.Label component="div">{t('attendees.label')}</Input.Label>
          <AttendeesEditor attendees={draft.attendees} onChange={(attendees) => onChange({ attendees })} />
        </div>
      )}
      {kind === 'task' && (
        <>
          <div>
            <Input.Label component="div">{t('checklist.label')}</Input.Label>
            <ChecklistEditor items={draft.checklist} onChange={(checklist) => onChange({ checklist })} />
          </div>
          <Checkbox
            label={t('composer.high')}
            checked={draft.isHigh}
            onChange={(event) => onChange({ isHigh: event.currentTarget.checked })}
          />
        </>
      )}
      {/* Both are reckoned from the date. */}
      {hasWhen && (
        <>
          <NativeSelect
            label={t('composer.remind')}
            data={reminders.map((minutes) => ({ value: minutes, label: t('composer.reminders', { minutes }) }))}
            value={draft.remind}
            onChange={(event) => onChange({ remind: event.currentTarget.value })}
          />
          <RecurrenceEditor
            rule={draft.recurrence}
            label={t('recurrence.label')}
            onChange={(recurrence) => onChange({ recurrence })}
          />
        </>
      )}
    </>
  );
}
