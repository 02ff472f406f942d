import { ActionIcon, Checkbox, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { NumberCell } from './number-cell';
import { PriceGuide } from './price-guide';
import { ProductCell } from './product-cell';
import { inputOf, type LineInput, type SheetLine } from './quote-model';
import classes from './quote.module.css';

type LineRowProps = {
  line: SheetLine;
  number: number;
  currency: string;
  /** Whose prices are asked about; nobody's where the quote is for nobody yet. */
  accountId: string | null;
  canEdit: boolean;
  onChange: (line: LineInput) => void;
  /** Enter in the last line begins the next one. */
  onEnter: (() => void) | undefined;
  onRemove: () => void;
};

export function LineRow({ line, number, currency, accountId, canEdit, onChange, onEnter, onRemove }: LineRowProps) {
  const t = useTranslations('quotes.lines');
  const format = useFormatter();
  const input = inputOf(line);
  const plain = (value: number) => format.number(value, { maximumFractionDigits: 6 });
  const guide =
    canEdit && accountId !== null && line.productId !== null ? (
      <PriceGuide
        accountId={accountId}
        productId={line.productId}
        quantity={line.quantity}
        currency={currency}
        number={number}
        onTake={(unitPrice) => onChange({ ...input, unitPrice, discount: 0 })}
      />
    ) : null;
  const cells = (['quantity', 'unitPrice', 'discount', 'taxRate'] as const).map((column) => (
    <td key={column} className={classes.number} data-label={t(column)}>
      {canEdit ? (
        <span className={column === 'unitPrice' ? classes.priced : undefined}>
          {column === 'unitPrice' && guide}
          <NumberCell
            label={`${t(column)}, ${number}`}
            value={line[column]}
            onChange={(value) => onChange({ ...input, [column]: value })}
            onEnter={onEnter}
          />
        </span>
      ) : (
        plain(line[column])
      )}
    </td>
  ));
  return (
    <tr>
      <td className={classes.name}>
        {canEdit ? (
          <ProductCell
            label={`${t('name')}, ${number}`}
            name={line.name}
            onText={(name) => onChange({ ...input, name })}
            onProduct={(productId) => onChange({ productId, quantity: line.quantity, optional: line.optional })}
          />
        ) : (
          line.name
        )}
        <Rules line={line} currency={currency} />
      </td>
      {cells}
      <td className={`${classes.number} ${canEdit ? classes.beside : ''}`} data-label={t('amount')}>
        {format.number(line.net, { style: 'currency', currency })}
      </td>
      <td data-label={t('optional')}>
        <Checkbox
          mt={canEdit ? 8 : 0}
          aria-label={`${t('optional')}, ${number}`}
          checked={line.optional}
          disabled={!canEdit}
          onChange={(event) => onChange({ ...input, optional: event.currentTarget.checked })}
        />
      </td>
      {canEdit && (
        <td>
          <ActionIcon variant="subtle" color="gray" aria-label={t('remove', { number })} onClick={onRemove}>
            <IconTrash size={16} />
          </ActionIcon>
        </td>
      )}
    </tr>
  );
}

/** Which rules gave the price and the discount. */
function Rules({ line, currency }: { line: SheetLine; currency: string }) {
  const t = useTranslations('quotes.lines');
  const price =
    line.priceRule === 'list'
      ? t('listPrice')
      : line.priceRule === 'none'
        ? t('noPrice', { currency })
        : line.priceRule;
  const rules = [price, line.discountRule].filter((rule) => rule !== null);
  return rules.length === 0 ? null : (
    <Text size="xs" c="dimmed">
      {rules.join(' · ')}
    </Text>
  );
}
