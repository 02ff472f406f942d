import { Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { matchKeys, usesKeys } from '../model';
import type { OptionsProps } from './advanced-options';
import { sides } from './sides';

/** How a row finds the record that it is about, and what happens to that. */
export function MatchOptions({ job, mapping, onChange }: OptionsProps) {
  const t = useTranslations('importWizard');
  const keys = matchKeys[job.recordType];
  const chosen = mapping.matchBy ?? keys;
  return (
    <Stack gap="lg">
      <Checkbox.Group
        label={t('advanced.matchBy')}
        description={t('advanced.matchByHint')}
        value={[...chosen]}
        onChange={(next) =>
          // The order is the server's precedence, not that of the clicks.
          onChange({ ...mapping, matchBy: keys.filter((key) => next.includes(key)) })
        }
      >
        <Stack gap={8} mt={8}>
          {keys.map((key) => (
            <Checkbox key={key} value={key} label={t(`matchKeys.${key}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      {usesKeys(mapping) && (
        <TextInput
          maw={420}
          label={t('advanced.source')}
          description={t('advanced.sourceHint')}
          value={mapping.externalSource ?? ''}
          onChange={(event) => onChange({ ...mapping, externalSource: event.currentTarget.value })}
        />
      )}
      <Radio.Group
        label={t('advanced.onMatch')}
        description={t('advanced.onMatchHint')}
        value={mapping.onMatch?.default ?? 'overwrite'}
        onChange={(side) =>
          onChange({
            ...mapping,
            onMatch: {
              ...(mapping.onMatch?.fields && { fields: mapping.onMatch.fields }),
              default: side,
            },
          })
        }
      >
        <Stack gap={8} mt={8}>
          {sides.map((side) => (
            <Radio key={side} value={side} label={t(`sides.${side}`)} description={t(`sideHints.${side}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Checkbox
        label={t('advanced.onlyUpdate')}
        description={t('advanced.onlyUpdateHint')}
        checked={mapping.onMatchNone === 'skip'}
        onChange={(event) => onChange({ ...mapping, onMatchNone: event.currentTarget.checked ? 'skip' : 'create' })}
      />
    </Stack>
  );
}
