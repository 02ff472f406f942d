import { describe, expect, it } from 'vitest';
import { makeCustomField } from '@/test/msw/custom-fields';
import {
  bodyOf,
  changesOf,
  definitionOf,
  keyFor,
  keyFrom,
  moved,
  newDefinition,
  newOption,
  problemsOf,
  withValues,
} from './model';

describe('keys', () => {
  it.each([
    ['Customer since (year)', 'customerSinceYear'],
    ['Año de alta', 'anoDeAlta'],
    ['2nd contact', 'field2ndContact'],
    ['会员等级', ''],
  ])('of "%s" is "%s"', (label, key) => {
    expect(keyFrom(label)).toBe(key);
  });

  it('stay unique, and a label without Latin letters gets one by number', () => {
    const definition = { ...newDefinition('text', 'other'), label: '会员等级' };
    expect(keyFor(definition, [])).toBe('field');
    expect(keyFor(definition, ['field', 'field2'])).toBe('field3');
    expect(keyFor({ ...definition, key: 'tier' }, ['tier'])).toBe('tier');
  });
});

describe('options', () => {
  it('keep the values that records have, and get new ones from their labels', () => {
    const options = [{ ...newOption('Gold plus', 'gold'), retired: true }, newOption('Gold'), newOption('白银')];
    expect(withValues(options)).toEqual([
      { value: 'gold', label: 'Gold plus', retired: true },
      { value: 'gold2', label: 'Gold' },
      { value: 'option', label: '白银' },
    ]);
  });
});

describe('definitions', () => {
  it('name what is missing', () => {
    expect(problemsOf(newDefinition('choice', 'other'), '')).toEqual(['label', 'options']);
    expect(problemsOf({ ...newDefinition('reference', 'other'), label: 'A' }, 'a')).toEqual(['referenceTo']);
    expect(problemsOf({ ...newDefinition('formula', 'other'), label: 'A' }, 'A')).toEqual(['key', 'formula']);
  });

  it('send only what belongs to the kind', () => {
    const body = bodyOf({ ...newDefinition('formula', 'other'), label: ' Age ', formula: '1 + 1' }, 'contact', 'age');
    expect(body).toMatchObject({ key: 'age', label: 'Age', formula: '1 + 1', help: null });
    expect(body).not.toHaveProperty('required');
    expect(body).not.toHaveProperty('options');
  });

  it('change only what was changed', () => {
    const field = makeCustomField({ key: 'tier', kind: 'text', label: 'Tier', help: 'Why' });
    const unchanged = definitionOf(field);
    expect(changesOf(bodyOf(unchanged, 'contact', 'tier'), field)).toEqual({});
    expect(changesOf(bodyOf({ ...unchanged, label: 'Level' }, 'contact', 'tier'), field)).toEqual({ label: 'Level' });
  });
});

describe('moved', () => {
  it('keeps the rest in order', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a'], 0, 1)).toEqual(['a']);
  });
});
