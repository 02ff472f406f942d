import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { PlaybookStep, StepMark } from './deal-types';

type PlaybookMarksProps = {
  steps: readonly PlaybookStep[];
  marks: readonly StepMark[];
  onChange: (marks: StepMark[]) => void;
  /** When a reason is complete: typing does not save. */
  onDone?: ((marks: StepMark[]) => void) | undefined;
  disabled?: boolean;
};

/** The steps of a stage: done, or skipped for a reason. */
export function PlaybookMarks({ steps, marks, onChange, onDone, disabled = false }: PlaybookMarksProps) {
  const t = useTranslations('deals.playbook');
  const put = (stepId: string, mark: StepMark | undefined) => [
    ...marks.filter((each) => each.stepId !== stepId),
    ...(mark ? [mark] : []),
  ];
  return (
    <Stack gap={10} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {steps.map(({ id, text, isRequired }) => {
        const stepId = id ?? '';
        const mark = marks.find((each) => each.stepId === stepId);
        const isDone = mark?.done === true;
        const withReason = (reason: string) =>
          put(stepId, reason.trim() === '' ? undefined : { stepId, skippedBecause: reason });
        return (
          <li key={stepId}>
            <Checkbox
              label={isRequired === true ? text : t('optional', { text })}
              checked={isDone}
              disabled={disabled}
              onChange={(event) => {
                const next = put(stepId, event.currentTarget.checked ? { stepId, done: true } : undefined);
                onChange(next);
                onDone?.(next);
              }}
            />
            {!isDone && isRequired === true && !disabled && (
              <TextInput
                size="xs"
                mt={4}
                ms={30}
                maxLength={300}
                aria-label={t('skipLabel', { text })}
                placeholder={t('skip')}
                value={mark?.skippedBecause ?? ''}
                onChange={(event) => onChange(withReason(event.currentTarget.value))}
                onBlur={(event) => onDone?.(withReason(event.currentTarget.value))}
              />
            )}
          </li>
        );
      })}
    </Stack>
  );
}
