import { Badge, Button, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { Row, RowList } from '@/shared/ui/row-list';
import type { LeadModel } from './scoring-api';

type ModelVersionsProps = {
  models: readonly LeadModel[];
  isBusy: boolean;
  onSwitch: (id: string, verb: 'activate' | 'deactivate') => void;
};

/** All versions there were: an earlier one can be taken again at any time. */
export function ModelVersions({ models, isBusy, onSwitch }: ModelVersionsProps) {
  const t = useTranslations('leadScoring.versions');
  const format = useValueFormatter();
  return (
    <>
      <Title order={3} fz={14} mt="lg" mb={4}>
        {t('title')}
      </Title>
      <RowList label={t('title')}>
        {models.map((model) => (
          <Row
            key={model.id}
            title={t('version', { number: model.number })}
            detail={[
              format.dateTime(model.requestedAt),
              model.requestedByName,
              model.quality && t('auc', { value: model.quality.auc, lift: model.quality.topDecileLift }),
            ]
              .filter(Boolean)
              .join(' · ')}
            side={
              model.isActive ? (
                <Badge color="pine">{t('active')}</Badge>
              ) : (
                model.state !== 'ready' && (
                  <Badge color={model.state === 'failed' ? 'red' : 'gray'}>{t(`state.${model.state}`)}</Badge>
                )
              )
            }
            end={
              model.state === 'ready' && (
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={isBusy}
                  aria-label={t(model.isActive ? 'deactivateNamed' : 'activateNamed', { number: model.number })}
                  onClick={() => onSwitch(model.id, model.isActive ? 'deactivate' : 'activate')}
                >
                  {t(model.isActive ? 'deactivate' : 'activate')}
                </Button>
              )
            }
          />
        ))}
      </RowList>
    </>
  );
}
