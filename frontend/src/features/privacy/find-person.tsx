import { Alert, Button, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { IconSearch, IconUserQuestion } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { EmptyState } from '@/shared/ui/empty-state';
import { RowList } from '@/shared/ui/row-list';
import { PersonRow } from './person-row';
import { findPersons, liftSuppression, type FoundPerson, type FoundPersons, type PersonWanted } from './queries';
import { RowCounts } from './row-counts';

const shortest = 3;

export function FindPerson({ onErase }: { onErase: (person: FoundPerson) => void }) {
  const t = useTranslations('privacy.find');
  const problemText = useProblemText();
  const form = useForm<PersonWanted>({
    initialValues: { email: '', phone: '', name: '', everywhere: false },
    validate: {
      email: (_, { email, phone, name }) => {
        const given = [email, phone, name].map((text) => text.trim()).filter((text) => text !== '');
        return given.length === 0 || given.some((text) => text.length < shortest) ? t('missing') : null;
      },
    },
  });
  const find = useMutation({ mutationFn: findPersons });
  const lift = useMutation({
    mutationFn: liftSuppression,
    onSuccess: () => {
      notifications.show({ message: t('lifted'), color: 'pine' });
      if (find.variables) find.mutate(find.variables);
    },
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
  });
  return (
    <section aria-labelledby="find-person">
      <Title order={2} id="find-person" mb="sm">
        {t('title')}
      </Title>
      <form onSubmit={form.onSubmit((values) => find.mutate(values))} noValidate>
        <Stack gap="sm">
          <Group align="flex-start" gap="sm">
            <TextInput flex="1 1 200px" type="email" label={t('email')} {...form.getInputProps('email')} />
            <TextInput flex="1 1 160px" type="tel" label={t('phone')} {...form.getInputProps('phone')} />
            <TextInput flex="1 1 200px" label={t('name')} {...form.getInputProps('name')} />
          </Group>
          <Checkbox
            label={t('everywhere')}
            description={t('everywhereHint')}
            {...form.getInputProps('everywhere', { type: 'checkbox' })}
          />
          <Group>
            <Button type="submit" leftSection={<IconSearch size={17} />} loading={find.isPending}>
              {t('submit')}
            </Button>
          </Group>
        </Stack>
      </form>
      <Stack mt="lg" aria-live="polite">
        {find.error && (
          <Alert color="red" variant="light" role="alert">
            {problemText(find.error)}
          </Alert>
        )}
        {find.data?.suppressed === true && (
          <Alert color="yellow" variant="light">
            <Stack gap="xs" align="flex-start">
              <Text size="sm">{t('suppressed')}</Text>
              <Button
                variant="default"
                size="xs"
                loading={lift.isPending}
                onClick={() => find.variables && lift.mutate(find.variables)}
              >
                {t('lift')}
              </Button>
            </Stack>
          </Alert>
        )}
        {find.data && <Results found={find.data} onErase={onErase} />}
      </Stack>
    </section>
  );
}

function Results({ found, onErase }: { found: FoundPersons; onErase: (person: FoundPerson) => void }) {
  const t = useTranslations('privacy.find');
  return (
    <>
      {found.items.length === 0 ? (
        <EmptyState icon={IconUserQuestion} title={t('noneTitle')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <RowList label={t('results')}>
          {found.items.map((person) => (
            <PersonRow key={person.recordId} person={person} onErase={() => onErase(person)} />
          ))}
        </RowList>
      )}
      {found.tables && found.tables.length > 0 && <RowCounts title={t('tables')} rows={found.tables} />}
    </>
  );
}
