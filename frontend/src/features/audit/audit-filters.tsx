import { Button, Collapse, Group, Pill, Select, TextInput } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useMessages, useTranslations } from 'use-intl';
import { useLookup } from '@/shared/metadata/lookup';
import classes from './audit.module.css';
import type { AuditFilter } from './queries';
import { useAuditText } from './use-audit-text';

/** By person, action, record and time; all of it in the address. */
export function AuditFilters({ filter }: { filter: AuditFilter }) {
  const t = useTranslations('audit');
  const text = useAuditText();
  const navigate = useNavigate();
  const { data: people = [] } = useLookup('user', '', true);
  const { actions } = (useMessages() as { audit: { actions: Record<string, string> } }).audit;
  const names = Object.keys(actions).map((key) => key.replace('_', '.'));
  const show = (search: AuditFilter) => void navigate({ to: '/settings/audit', search, replace: true });
  const change = (name: keyof AuditFilter, value: string | null) => {
    const rest = Object.entries(filter).filter(([key]) => key !== name);
    show(Object.fromEntries(value === null || value === '' ? rest : [...rest, [name, value]]));
  };
  const isPhone = useMediaQuery('(max-width: 40em)', false, { getInitialValueInEffect: false });
  const [isOpen, { toggle }] = useDisclosure(false);
  const count = Object.keys(filter).length;
  const fields = (
    <Group align="flex-end" gap="sm" mb="md" className={classes.filters}>
      <Select
        label={t('person')}
        placeholder={t('everybody')}
        w={200}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('everybody') }}
        data={people.map(({ id, label }) => ({ value: id, label }))}
        value={filter.actorId ?? null}
        onChange={(value) => change('actorId', value)}
      />
      <Select
        label={t('action')}
        placeholder={t('everything')}
        w={240}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('everything') }}
        data={names.map((name) => ({ value: name, label: text.action(name) }))}
        value={filter.action ?? null}
        onChange={(value) => change('action', value)}
      />
      <TextInput
        label={t('from')}
        type="date"
        w={150}
        value={filter.from ?? ''}
        onChange={(event) => change('from', event.currentTarget.value)}
      />
      <TextInput
        label={t('to')}
        type="date"
        w={150}
        value={filter.to ?? ''}
        onChange={(event) => change('to', event.currentTarget.value)}
      />
      {filter.recordId !== undefined && <Pill size="lg">{t('onRecord')}</Pill>}
      {count > 0 && (
        <Button variant="subtle" leftSection={<IconX size={16} />} onClick={() => show({})}>
          {t('clear')}
        </Button>
      )}
    </Group>
  );
  if (!isPhone) return fields;
  // Five fields would fill the screen of a phone before the first entry.
  return (
    <>
      <Button variant="default" mb="sm" leftSection={<IconFilter size={17} />} aria-expanded={isOpen} onClick={toggle}>
        {t('filters', { count })}
      </Button>
      <Collapse expanded={isOpen}>{fields}</Collapse>
    </>
  );
}
