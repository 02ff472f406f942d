import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { UsersPicker } from '@/shared/ui/users-picker';
import { HolidayFields } from './holiday-fields';
import { hoursQuery, replaceHours } from './hours-api';
import { isSound, type WorkingHours } from './hours-model';
import classes from './hours.module.css';
import { WeekFields } from './week-fields';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** The hours of the company, and those of teams that work otherwise. */
export function HoursForm({ start }: { start: readonly WorkingHours[] }) {
  const t = useTranslations('workingHours');
  const client = useQueryClient();
  const problemText = useProblemText();
  const [all, setAll] = useState(() => start.map((hours, key) => ({ ...hours, key })));
  const [isChecked, setChecked] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const save = useMutation({
    mutationFn: () => replaceHours(all.map(({ key: _, ...hours }) => ({ ...hours, name: hours.name.trim() }))),
    onSuccess: () => {
      notifications.show({ message: t('saved'), color: 'pine' });
      setChanged(false);
      void client.invalidateQueries({ queryKey: hoursQuery.queryKey });
    },
  });
  const update = (next: typeof all) => {
    setAll(next);
    setChanged(true);
  };
  const change = (key: number, part: Partial<WorkingHours>) =>
    update(all.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const add = () => {
    const [company] = all;
    if (!company) return;
    const key = Math.max(...all.map((hours) => hours.key)) + 1;
    update([...all, { ...company, id: null, name: '', teamIds: [], key }]);
  };
  const submit = () => {
    setChecked(true);
    if (all.every(({ name, week }) => name.trim() !== '' && isSound(week))) save.mutate();
  };
  return (
    <>
      <ol className={classes.list}>
        {all.map(({ key, ...hours }, index) => (
          <li key={key}>
            <div className={classes.pair}>
              <TextInput
                label={t('name')}
                maxLength={100}
                value={hours.name}
                error={isChecked && hours.name.trim() === '' ? t('nameMissing') : undefined}
                onChange={(event) => change(key, { name: event.currentTarget.value })}
              />
              <Select
                label={t('zone')}
                searchable
                allowDeselect={false}
                limit={60}
                data={zones.includes(hours.timeZone) ? zones : [hours.timeZone, ...zones]}
                value={hours.timeZone}
                onChange={(timeZone) => timeZone !== null && change(key, { timeZone })}
              />
            </div>
            {index === 0 ? (
              <Text size="sm" c="dimmed" my={6}>
                {t('companyHint')}
              </Text>
            ) : (
              <UsersPicker
                recordType="team"
                label={t('teams')}
                nobodyFound={t('noTeam')}
                users={hours.teamIds}
                onChange={(teamIds) => change(key, { teamIds })}
              />
            )}
            <WeekFields week={hours.week} isChecked={isChecked} onChange={(week) => change(key, { week })} />
            <HolidayFields holidays={hours.holidays} onChange={(holidays) => change(key, { holidays })} />
            {index > 0 && (
              <Button
                mt="sm"
                size="compact-sm"
                variant="subtle"
                color="gray"
                leftSection={<IconTrash size={15} />}
                onClick={() => update(all.filter((each) => each.key !== key))}
              >
                {t('remove', { name: hours.name })}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {save.isError && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert" mb="sm">
          {problemText(save.error)}
        </Text>
      )}
      <Group justify="space-between">
        <Button variant="default" leftSection={<IconPlus size={16} />} disabled={all.length >= 50} onClick={add}>
          {t('add')}
        </Button>
        <Button disabled={!isChanged} loading={save.isPending} onClick={submit}>
          {t('save')}
        </Button>
      </Group>
    </>
  );
}
