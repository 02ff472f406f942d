import { Alert, Button, Group, Modal, NumberInput, Radio, Select, Stack, Switch, TextInput } from '@mantine/core';
import { isInRange, isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import { useLabels } from '@/shared/metadata/use-labels';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { actions, deleteRule, rulesQuery, saveRule, type RetentionRule } from './retention-api';

type RuleDialogProps = { rule?: RetentionRule; onClose: () => void };

export function RuleDialog({ rule, onClose }: RuleDialogProps) {
  const t = useTranslations('privacy.retention');
  const tApp = useTranslations('app');
  const tRecord = useTranslations('record.invalid');
  const labels = useLabels();
  const { recordTypes } = useMetadata();
  const problemText = useProblemText();
  const client = useQueryClient();
  const form = useForm<RetentionRule>({
    initialValues: rule ?? {
      id: crypto.randomUUID(),
      name: '',
      recordType: 'contact',
      months: 36,
      action: 'delete',
      enabled: false,
    },
    validate: { name: isNotEmpty(tRecord('required')), months: isInRange({ min: 1, max: 1200 }, '1 – 1200') },
  });
  const done = (message: string) => {
    void client.invalidateQueries({ queryKey: rulesQuery.queryKey });
    notifications.show({ message, color: 'pine' });
    onClose();
  };
  const save = useMutation({
    mutationFn: saveRule,
    onSuccess: () => done(tApp('saved')),
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const remove = useMutation({ mutationFn: deleteRule, onSuccess: () => done(t('removed')) });
  const error = save.error ?? remove.error;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(rule ? 'editTitle' : 'newTitle')}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          {error && (
            <Alert color="red" variant="light" role="alert">
              {problemText(error)}
            </Alert>
          )}
          <TextInput label={t('name')} maxLength={100} data-autofocus {...form.getInputProps('name')} />
          <Group grow align="flex-start">
            <Select
              label={t('type')}
              allowDeselect={false}
              disabled={rule !== undefined}
              data={recordTypes.map(({ name }) => ({ value: name, label: labels.many(name) }))}
              {...form.getInputProps('recordType')}
            />
            <NumberInput
              label={t('months')}
              min={1}
              max={1200}
              allowDecimal={false}
              {...form.getInputProps('months')}
            />
          </Group>
          <Radio.Group label={t('action')} {...form.getInputProps('action')}>
            <Stack gap="xs" mt={6}>
              {actions.map((action) => (
                <Radio key={action} value={action} label={t(`actionLabels.${action}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <Switch label={t('enabled')} {...form.getInputProps('enabled', { type: 'checkbox' })} />
          <Group justify="space-between">
            {rule ? (
              <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate(rule.id)}>
                {t('remove')}
              </Button>
            ) : (
              <span />
            )}
            <Button type="submit" loading={save.isPending}>
              {tApp('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
