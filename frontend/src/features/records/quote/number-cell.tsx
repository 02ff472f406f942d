import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormatter } from 'use-intl';
import { numberOf } from './quote-model';
import classes from './quote.module.css';

type NumberCellProps = {
  label: string;
  value: number;
  onChange: (value: number) => void;
  onEnter: (() => void) | undefined;
};

/** A number that is taken when the cell is left; what is no number gives way to what was there. */
export function NumberCell({ label, value, onChange, onEnter }: NumberCellProps) {
  const format = useFormatter();
  const [typed, setTyped] = useState<string>();
  const commit = () => {
    const next = typed === undefined ? undefined : numberOf(typed);
    setTyped(undefined);
    if (next === undefined || next === value) return false;
    onChange(next);
    return true;
  };
  return (
    <TextInput
      aria-label={label}
      classNames={{ input: classes.numberInput ?? '' }}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? format.number(value, { maximumFractionDigits: 6, useGrouping: false })}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTyped(undefined);
        if (event.key === 'Enter' && !commit()) onEnter?.();
      }}
    />
  );
}
