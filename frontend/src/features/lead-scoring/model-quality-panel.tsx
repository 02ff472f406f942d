import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useLabels } from '@/shared/metadata/use-labels';
import { modelQuery, type ModelQuality } from './scoring-api';
import { grade, liftLine } from './scoring-model';
import classes from './scoring.module.css';

type ModelQualityPanelProps = { id: string; quality: ModelQuality };

/** How well it foretold outcomes that it had not seen. */
export function ModelQualityPanel({ id, quality }: ModelQualityPanelProps) {
  const t = useTranslations('leadScoring.quality');
  return (
    <>
      <dl className={classes.figures}>
        <Figure name={t('lift')} hint={t('liftHint')} value={t('times', { value: quality.topDecileLift })} />
        <Figure name={t('auc')} hint={t(`grade.${grade(quality)}`)} value={t('share', { value: quality.auc })} />
        <Figure
          name={t('logLoss')}
          hint={t('logLossHint', { mean: quality.logLossOfMean })}
          value={t('share', { value: quality.logLoss })}
        />
      </dl>
      <div className={classes.charts}>
        <Calibration quality={quality} />
        <Lift quality={quality} />
      </div>
      <Features id={id} />
    </>
  );
}

function Figure({ name, hint, value }: { name: string; hint: string; value: string }) {
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd>
        <span className={classes.value}>{value}</span>
        <span className={classes.hint}>{hint}</span>
      </dd>
    </div>
  );
}

/** Ten groups, the most promising first: what was foretold beside what came. */
function Calibration({ quality: { deciles } }: { quality: ModelQuality }) {
  const t = useTranslations('leadScoring.quality');
  const highest = Math.max(0.01, ...deciles.flatMap(({ predicted, actual }) => [predicted, actual]));
  const height = (share: number) => ({ blockSize: `${(share / highest) * 100}%` });
  return (
    <figure className={classes.chart}>
      <figcaption>
        <Title order={3} fz={14}>
          {t('calibration')}
        </Title>
        <Text size="xs" c="dimmed">
          <span className={classes.keyForetold} aria-hidden /> {t('foretold')}{' '}
          <span className={classes.keyActual} aria-hidden /> {t('actual')}
        </Text>
      </figcaption>
      <ol className={classes.bars}>
        {deciles.map(({ predicted, actual, count }, index) => {
          const text = t('group', { number: index + 1, predicted, actual, count });
          return (
            <li key={text} title={text}>
              <span className={classes.foretold} style={height(predicted)} aria-hidden />
              <span className={classes.actual} style={height(actual)} aria-hidden />
              <span className="visually-hidden">{text}</span>
            </li>
          );
        })}
      </ol>
      <div className={classes.axis} aria-hidden>
        <span>{t('best')}</span>
        <span>{t('worst')}</span>
      </div>
    </figure>
  );
}

/** How many of those that convert are reached by whoever works from the top. */
function Lift({ quality }: { quality: ModelQuality }) {
  const t = useTranslations('leadScoring.quality');
  const third = quality.deciles[2]?.captured ?? 0;
  const text = t('captured', { tenth: quality.deciles[0]?.captured ?? 0, third });
  return (
    <figure className={classes.chart}>
      <figcaption>
        <Title order={3} fz={14}>
          {t('liftChart')}
        </Title>
        <Text size="xs" c="dimmed">
          {text}
        </Text>
      </figcaption>
      <svg className={classes.lift} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
        <line x1="0" y1="100" x2="100" y2="0" className={classes.chance} vectorEffect="non-scaling-stroke" />
        <polyline points={liftLine(quality)} className={classes.line} vectorEffect="non-scaling-stroke" />
      </svg>
      <div className={classes.axis} aria-hidden>
        <span>{t('best')}</span>
        <span>{t('allLeads')}</span>
      </div>
    </figure>
  );
}

const mostFeatures = 8;

function Features({ id }: { id: string }) {
  const t = useTranslations('leadScoring.quality');
  const labels = useLabels();
  const { data } = useQuery(modelQuery(id));
  const features = data?.features.slice(0, mostFeatures) ?? [];
  const strongest = features[0]?.spread ?? 1;
  if (features.length === 0) return null;
  return (
    <>
      <Title order={3} fz={14} mt="md">
        {t('goesBy')}
      </Title>
      <ul className={classes.features}>
        {features.map(({ field, spread }) => (
          <li key={field}>
            <span>{labels.field('lead', field)}</span>
            <span className={classes.track} aria-hidden>
              <span className={classes.strength} style={{ inlineSize: `${(spread / strongest) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
