import { Accordion } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ImportJob, ImportMapping, ImportTarget } from '@/shared/api/import-types';
import type { TargetOption } from '../use-grouped-targets';
import { ForAllRows } from './for-all-rows';
import { KeepMapping } from './keep-mapping';
import { MatchOptions } from './match-options';
import { ReadingOptions } from './reading-options';

export type OptionsProps = { job: ImportJob; mapping: ImportMapping; onChange: (mapping: ImportMapping) => void };

type AdvancedOptionsProps = OptionsProps & { targets: readonly ImportTarget[]; options: TargetOption[] };

/** What most imports leave as it is. */
export function AdvancedOptions({ targets, options, ...props }: AdvancedOptionsProps) {
  const t = useTranslations('importWizard.advanced');
  return (
    <Accordion variant="separated" multiple chevronPosition="left">
      <Accordion.Item value="match">
        <Accordion.Control>{t('match')}</Accordion.Control>
        <Accordion.Panel>
          <MatchOptions {...props} />
        </Accordion.Panel>
      </Accordion.Item>
      <Accordion.Item value="rows">
        <Accordion.Control>{t('rows')}</Accordion.Control>
        <Accordion.Panel>
          <ForAllRows {...props} targets={targets} options={options} />
        </Accordion.Panel>
      </Accordion.Item>
      <Accordion.Item value="reading">
        <Accordion.Control>{t('reading')}</Accordion.Control>
        <Accordion.Panel>
          <ReadingOptions {...props} />
        </Accordion.Panel>
      </Accordion.Item>
      <Accordion.Item value="keep">
        <Accordion.Control>{t('keep')}</Accordion.Control>
        <Accordion.Panel>
          <KeepMapping job={props.job} mapping={props.mapping} />
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
