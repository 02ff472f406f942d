import { Anchor, Button, Paper, Skeleton, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useQuoteProblem } from './use-quote-problem';
import { ProblemError } from '@/shared/api/problem-error';
import type { CrmRecord } from '@/shared/api/types';
import { checkQuery, sheetQuery, writeLines } from './quote-api';
import { LineRow } from './line-row';
import { QuoteApproval } from './quote-approval';
import { QuoteMessages } from './quote-messages';
import { OptionChoice } from './option-choice';
import { inputOf, type LineInput, type OptionProblem, type QuoteSheet } from './quote-model';
import { QuestionsPanel } from './questions-panel';
import classes from './quote.module.css';

/** What is offered: lines that are written where they stand, and totals as the server reckons them. */
export function QuotePanel({ record }: { record: CrmRecord }) {
  return (
    <QuoteMessages fallback={<Skeleton h={160} />}>
      <Panel record={record} />
      {record.sentAt != null && <QuestionsPanel quoteId={record.id} canAnswer={record.can?.edit === true} />}
    </QuoteMessages>
  );
}

function Panel({ record }: { record: CrmRecord }) {
  const t = useTranslations('quotes.lines');
  const { data: sheet } = useQuery({ ...sheetQuery(record.id), placeholderData: (before) => before });
  const { save, isSaving, refused, forget } = useSaveLines(record.id);
  const addButton = useRef<HTMLButtonElement>(null);
  const focusLast = useRef(false);
  const table = useRef<HTMLTableElement>(null);
  const count = sheet?.lines.length ?? 0;
  useEffect(() => {
    if (!focusLast.current) return;
    focusLast.current = false;
    table.current?.querySelector<HTMLInputElement>('tbody tr:last-child input')?.focus();
  }, [count]);
  if (sheet === undefined) return <Skeleton h={160} />;
  const canEdit = record.can?.edit === true && record.deletedAt == null && sheet.status === 'draft';
  const inputs = sheet.lines.map(inputOf);
  const write = (lines: LineInput[]) => save(lines, sheet);
  const add = () => {
    focusLast.current = true;
    write([...inputs, { name: t('name'), quantity: 1, unitPrice: 0 }]);
  };
  return (
    <Paper component="section" className={classes.panel} aria-labelledby="quote-lines">
      <div className={classes.headline}>
        <h2 id="quote-lines" className={classes.title}>
          {t('title')}
        </h2>
        {count > 0 && (
          <Anchor size="sm" href={`/api/v1/quotes/${record.id}/pdf`} download>
            {t('pdf')}
          </Anchor>
        )}
      </div>
      {refused && canEdit && (
        <OptionChoice
          problems={refused.problems}
          onChoose={(productId) => write([...refused.lines, { productId, quantity: 1 }])}
          onLeave={() => {
            forget();
            addButton.current?.focus();
          }}
        />
      )}
      {count === 0 ? (
        <Text c="dimmed" size="sm">
          {t('empty')}
        </Text>
      ) : (
        <div
          className={classes.scroll}
          {...(canEdit ? {} : { role: 'region', tabIndex: 0, 'aria-labelledby': 'quote-lines' })}
        >
          <table ref={table} className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                {(['quantity', 'unitPrice', 'discount', 'taxRate', 'amount'] as const).map((column) => (
                  <th key={column} scope="col" className={classes.number}>
                    {t(column)}
                  </th>
                ))}
                <th scope="col">{t('optional')}</th>
                {canEdit && <td />}
              </tr>
            </thead>
            <tbody>
              {sheet.lines.map((line, index) => (
                <LineRow
                  key={index}
                  line={line}
                  number={index + 1}
                  currency={sheet.currency}
                  accountId={typeof record.accountId === 'string' ? record.accountId : null}
                  canEdit={canEdit}
                  onChange={(next) => write(inputs.map((input, at) => (at === index ? next : input)))}
                  onEnter={index === count - 1 ? add : undefined}
                  onRemove={() => {
                    write(inputs.filter((_, at) => at !== index));
                    addButton.current?.focus();
                  }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {canEdit && (
        <Button
          ref={addButton}
          variant={count === 0 ? 'filled' : 'default'}
          leftSection={<IconPlus size={16} />}
          disabled={isSaving}
          onClick={add}
        >
          {t('add')}
        </Button>
      )}
      {count > 0 && <Totals sheet={sheet} />}
      {canEdit && count > 0 && <Approval id={record.id} />}
    </Paper>
  );
}

/** Said before anybody sends: prices that go too far wait for somebody. */
function Approval({ id }: { id: string }) {
  const { data: check } = useQuery(checkQuery(id));
  return check === undefined ? null : <QuoteApproval quoteId={id} standing={check.approval} />;
}

function Totals({ sheet }: { sheet: QuoteSheet }) {
  const t = useTranslations('quotes.lines');
  const format = useFormatter();
  const money = (amount: number) => format.number(amount, { style: 'currency', currency: sheet.currency });
  return (
    <dl className={classes.totals} aria-live="polite">
      <dt>{t('net')}</dt>
      <dd>{money(sheet.net)}</dd>
      {sheet.rates
        .filter(({ rate }) => rate !== 0)
        .map(({ rate, tax }) => (
          <div key={rate} className={classes.pair}>
            <dt>{t('taxOf', { rate: format.number(rate, { maximumFractionDigits: 6 }) })}</dt>
            <dd>{money(tax)}</dd>
          </div>
        ))}
      <dt className={classes.total}>{t('total')}</dt>
      <dd className={classes.total}>{money(sheet.total)}</dd>
      {sheet.optionalTotal !== 0 && (
        <>
          <dt>{t('optionalTotal')}</dt>
          <dd>{money(sheet.optionalTotal)}</dd>
        </>
      )}
    </dl>
  );
}

/** One after the other, each upon what the server made of the one before. */
function useSaveLines(id: string) {
  const t = useTranslations('quotes.lines');
  const client = useQueryClient();
  const problemText = useQuoteProblem();
  const [refused, setRefused] = useState<{ lines: LineInput[]; problems: OptionProblem[] }>();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ lines, version }: { lines: LineInput[]; version: number }) => writeLines(id, lines, version),
    scope: { id: `quote-${id}` },
    onSuccess: async (sheet) => {
      setRefused(undefined);
      client.setQueryData(sheetQuery(id).queryKey, sheet);
      await client.invalidateQueries({ queryKey: checkQuery(id).queryKey });
      await client.invalidateQueries({ queryKey: ['records'] });
    },
    onError: async (error, { lines }) => {
      const problems = problemsOf(error);
      if (problems) setRefused({ lines, problems });
      else notifications.show({ title: t('saveFailed'), message: problemText(error), color: 'red' });
      await client.invalidateQueries({ queryKey: sheetQuery(id).queryKey });
    },
  });
  return {
    save: (lines: LineInput[], sheet: QuoteSheet) => mutate({ lines, version: sheet.version }),
    isSaving: isPending,
    refused,
    forget: () => setRefused(undefined),
  };
}

/** What speaks against the options; nothing where it was refused for something else. */
function problemsOf(error: Error): OptionProblem[] | undefined {
  if (!(error instanceof ProblemError) || error.code !== 'option_rules') return undefined;
  const { problems } = error.params as Record<string, unknown>;
  return Array.isArray(problems) ? (problems as OptionProblem[]) : undefined;
}
