import { ActionIcon, ScrollArea, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconMessage2Dollar } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { TextLink } from '@/shared/ui/text-link';
import type { Forecast, ForecastBy, ForecastLine } from './forecast-api';
import { dealsOf, figures } from './forecast-model';
import { useLineName } from './use-line-name';
import { usePercent } from './use-percent';
import classes from './forecast.module.css';

const AdjustDialog = lazy(async () => ({ default: (await import('./adjust-dialog')).AdjustDialog }));

/** Every figure, each with the way to its deals. */
export function ForecastTable({ forecast, by }: { forecast: Forecast; by: ForecastBy }) {
  const t = useTranslations('forecast');
  const format = useValueFormatter();
  const percent = usePercent();
  const nameOf = useLineName(by);
  const mayAdjust = useCan('forecast.adjust') && (by === 'owner' || by === 'team');
  const [adjusted, setAdjusted] = useState<ForecastLine>();
  const hasTargets = by === 'owner' || by === 'team';
  const money = (amount: number) => (amount === 0 ? '–' : format.money({ amount, currency: forecast.currency }));
  const depth = depths(forecast.items);
  const cells = (line: ForecastLine, isTotal: boolean) => (
    <>
      {figures.map((figure) => {
        const where = isTotal || line[figure] === 0 ? undefined : dealsOf(by, line, figure, forecast);
        return (
          <Table.Td key={figure} className={classes.figure}>
            {where ? (
              <TextLink to="/opportunities" search={{ where } as never} title={t('deals')}>
                {money(line[figure])}
              </TextLink>
            ) : (
              money(line[figure])
            )}
          </Table.Td>
        );
      })}
      <Table.Td className={classes.figure}>{money(line.weighted)}</Table.Td>
      <Table.Td className={classes.figure}>{money(line.said)}</Table.Td>
      {hasTargets && (
        <>
          <Table.Td className={classes.figure}>
            {money(line.call)}
            {line.adjustment !== null && (
              <Text size="xs" c="dimmed" className={classes.reason} title={line.adjustment.reason}>
                {line.adjustment.byName}: {line.adjustment.reason}
              </Text>
            )}
          </Table.Td>
          <Table.Td className={classes.figure}>{line.quota === null ? '–' : money(line.quota)}</Table.Td>
          <Table.Td className={classes.figure}>{percent(line.attainment)}</Table.Td>
        </>
      )}
    </>
  );
  return (
    <>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t('table'), role: 'region' }}>
        <Table className={classes.table} highlightOnHover aria-label={t('table')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t(`bys.${by}`)}</Table.Th>
              {[...figures, 'weighted' as const, 'said' as const].map((name) => (
                <Table.Th key={name} scope="col" className={classes.figure}>
                  {t(`columns.${name}`)}
                </Table.Th>
              ))}
              {hasTargets &&
                (['call', 'quota', 'attainment'] as const).map((name) => (
                  <Table.Th key={name} scope="col" className={classes.figure}>
                    {t(`columns.${name}`)}
                  </Table.Th>
                ))}
              {mayAdjust && (
                <Table.Th>
                  <VisuallyHidden>{t('adjust.column')}</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {forecast.items.map((line) => (
              <Table.Tr key={line.key ?? ''}>
                <Table.Th
                  scope="row"
                  fw={500}
                  style={{
                    paddingInlineStart: `calc(var(--table-horizontal-spacing) + ${(depth.get(line.key) ?? 0) * 18}px)`,
                  }}
                >
                  {nameOf(line)}
                </Table.Th>
                {cells(line, false)}
                {mayAdjust && (
                  <Table.Td>
                    {line.key !== null && (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        size={34}
                        aria-label={t('adjust.of', { name: nameOf(line) })}
                        onClick={() => setAdjusted(line)}
                      >
                        <IconMessage2Dollar size={18} />
                      </ActionIcon>
                    )}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{t('total')}</Table.Th>
              {cells(forecast.total, true)}
              {mayAdjust && <Table.Td />}
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </ScrollArea>
      {adjusted?.key != null && (
        <Suspense fallback={null}>
          <AdjustDialog
            line={adjusted}
            subject={by === 'team' ? 'team' : 'user'}
            name={nameOf(adjusted)}
            period={forecast.period}
            currency={forecast.currency}
            onClose={() => setAdjusted(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}

/** How far below the uppermost each line stands; a team comes before those below it. */
function depths(lines: readonly ForecastLine[]): Map<string | null, number> {
  const depth = new Map<string | null, number>();
  for (const { key, parentKey } of lines) {
    depth.set(key, parentKey === null ? 0 : (depth.get(parentKey) ?? -1) + 1);
  }
  return depth;
}
