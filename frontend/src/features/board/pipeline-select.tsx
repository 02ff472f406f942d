import { Select } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Pipeline } from '@/shared/deals/deal-types';
import classes from './board.module.css';

type PipelineSelectProps = {
  pipelines: readonly Pipeline[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
};

/** For companies that sell in several ways. */
export function PipelineSelect({ pipelines, chosen, onChoose }: PipelineSelectProps) {
  const t = useTranslations('deals.board');
  return (
    <Select
      className={classes.choice}
      aria-label={t('pipeline')}
      data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen ?? null}
      allowDeselect={false}
      onChange={(id) => {
        if (id !== null) onChoose(id);
      }}
    />
  );
}
