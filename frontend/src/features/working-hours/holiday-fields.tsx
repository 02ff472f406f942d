import { ActionIcon, Button, FileButton, Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCalendarPlus, IconFileImport, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { readHolidays } from './hours-api';
import { withHolidays, type Holiday } from './hours-model';
import classes from './hours.module.css';

type HolidayFieldsProps = { holidays: Holiday[]; onChange: (holidays: Holiday[]) => void };

/** Days on which nobody works: typed in, or taken from a calendar file. */
export function HolidayFields({ holidays, onChange }: HolidayFieldsProps) {
  const t = useTranslations('workingHours');
  const format = useFormatter();
  const problemText = useProblemText();
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const add = () => {
    onChange(withHolidays(holidays, [{ date, name: name.trim() }]));
    setDate('');
    setName('');
  };
  const read = async (file: File | null) => {
    if (!file) return;
    try {
      const found = await readHolidays(await file.text());
      onChange(withHolidays(holidays, found));
      notifications.show({ message: t('holidaysRead', { count: found.length }), color: 'pine' });
    } catch (error) {
      notifications.show({ message: problemText(error), color: 'red' });
    }
  };
  return (
    <details className={classes.holidays} open={holidays.length > 0 && holidays.length <= 12}>
      <summary>{t('holidays', { count: holidays.length })}</summary>
      <ul>
        {holidays.map((holiday) => (
          <li key={holiday.date}>
            <time dateTime={holiday.date}>
              {format.dateTime(new Date(`${holiday.date}T12:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })}
            </time>
            <span>{holiday.name}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('removeHoliday', { name: holiday.name })}
              onClick={() => onChange(holidays.filter((each) => each !== holiday))}
            >
              <IconX size={15} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Group gap="xs" align="end">
        <TextInput
          size="xs"
          type="date"
          label={t('date')}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={t('holidayName')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCalendarPlus size={15} />}
          disabled={date === '' || name.trim() === ''}
          onClick={add}
        >
          {t('addHoliday')}
        </Button>
        <FileButton accept=".ics,text/calendar" onChange={(file) => void read(file)}>
          {(props) => (
            <Button {...props} size="xs" variant="subtle" leftSection={<IconFileImport size={15} />}>
              {t('readFile')}
            </Button>
          )}
        </FileButton>
      </Group>
    </details>
  );
}
