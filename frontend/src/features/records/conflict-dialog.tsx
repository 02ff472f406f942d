import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { useFormatValue, useValueFormatter } from '@/shared/metadata/use-format';
import { useLabels } from '@/shared/metadata/use-labels';
import type { ConflictQuestion } from './conflict-store';
import type { ConflictSide, FieldConflict } from './conflicts';
import classes from './conflict-dialog.module.css';

const loaders = {
  en: () => import('../../../messages/en/conflict.json'),
  es: () => import('../../../messages/es/conflict.json'),
  zh: () => import('../../../messages/zh/conflict.json'),
  ru: () => import('../../../messages/ru/conflict.json'),
  it: () => import('../../../messages/it/conflict.json'),
};

const sides: readonly ConflictSide[] = ['mine', 'theirs', 'original'];

/** Nobody's work is lost unseen: for each field that two people changed, one of three values is chosen. */
export function ConflictDialog(props: { question: ConflictQuestion }) {
  return (
    <MoreMessages name="conflict" loaders={loaders}>
      <Dialog {...props} />
    </MoreMessages>
  );
}

function Dialog({ question }: { question: ConflictQuestion }) {
  const t = useTranslations('conflict');
  const format = useValueFormatter();
  const { conflicts, recordType, recordName, changedBy, changedAt } = question;
  const [choices, setChoices] = useState<Record<string, ConflictSide>>({});
  const all = (side: ConflictSide) => Object.fromEntries(conflicts.map(({ field }) => [field.name, side]));
  const details = { name: recordName, when: format.dateTime(changedAt) };
  return (
    <Modal
      opened
      onClose={() => question.answer(all('theirs'))}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      size="lg"
      centered
    >
      <Stack gap="lg">
        <Text>{changedBy === null ? t('explainUnknown', details) : t('explain', { ...details, who: changedBy })}</Text>
        {conflicts.map((conflict) => (
          <FieldChoice
            key={conflict.field.name}
            recordType={recordType}
            conflict={conflict}
            changedBy={changedBy}
            side={choices[conflict.field.name] ?? 'mine'}
            onChoose={(side) => setChoices({ ...choices, [conflict.field.name]: side })}
          />
        ))}
        <Group justify="space-between">
          {conflicts.length > 1 ? (
            <Group gap="xs">
              <Button variant="subtle" size="compact-sm" onClick={() => setChoices(all('mine'))}>
                {t('allMine')}
              </Button>
              <Button variant="subtle" size="compact-sm" onClick={() => setChoices(all('theirs'))}>
                {t('allTheirs')}
              </Button>
            </Group>
          ) : (
            <span />
          )}
          <Button onClick={() => question.answer(choices)} data-autofocus>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

type FieldChoiceProps = {
  recordType: string;
  conflict: FieldConflict;
  changedBy: string | null;
  side: ConflictSide;
  onChoose: (side: ConflictSide) => void;
};

function FieldChoice({ recordType, conflict, changedBy, side, onChoose }: FieldChoiceProps) {
  const t = useTranslations('conflict');
  const labels = useLabels();
  const format = useFormatValue();
  const { field } = conflict;
  const caption = (of: ConflictSide) =>
    of === 'theirs' && changedBy !== null ? t('theirsNamed', { who: changedBy }) : t(of);
  const text = (of: ConflictSide) => format(recordType, field, conflict[of].value, conflict[of].label) || t('empty');
  return (
    <Radio.Group label={labels.field(recordType, field.name)} value={side} onChange={onChoose}>
      <div className={classes.choices}>
        {sides.map((of) => (
          <Radio.Card key={of} value={of} className={classes.choice} aria-label={`${caption(of)}: ${text(of)}`}>
            <span className={classes.caption}>
              <Radio.Indicator size="xs" />
              {caption(of)}
            </span>
            <span className={classes.value}>{text(of)}</span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
