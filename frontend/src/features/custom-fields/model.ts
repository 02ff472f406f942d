import type {
  Condition,
  CustomField,
  CustomFieldKind,
  CustomFieldOption,
  FieldInfo,
  FieldKind,
  FormulaKind,
} from '@/shared/api/types';
import { fold } from '@/shared/lib/fold';
import { isEmptyValue, sameValue } from '@/shared/metadata/record-type';
import type { CustomFieldBody } from './queries';

export const kinds: readonly CustomFieldKind[] = [
  'text',
  'longText',
  'number',
  'money',
  'date',
  'choice',
  'multiChoice',
  'boolean',
  'reference',
  'user',
  'formula',
];

export type OptionDraft = CustomFieldOption & { id: string };

/** A field while it is being defined. */
export type FieldDefinition = {
  kind: CustomFieldKind;
  label: string;
  labels: Record<string, string>;
  /** Until it is typed by hand the key follows the label. */
  key: string | undefined;
  help: string;
  section: string;
  options: OptionDraft[];
  referenceTo: string | null;
  required: boolean;
  personal: boolean;
  default: unknown;
  visibleWhen: Condition | undefined;
  formula: string;
  resultKind: FormulaKind | null;
};

export type DefinitionProblem = 'label' | 'key' | 'options' | 'optionLabel' | 'referenceTo' | 'formula';

let nextOption = 0;

export function newOption(label = '', value = ''): OptionDraft {
  nextOption += 1;
  return { id: `option-${nextOption}`, value, label };
}

export function newDefinition(kind: CustomFieldKind, section: string): FieldDefinition {
  return {
    kind,
    label: '',
    labels: {},
    key: undefined,
    help: '',
    section,
    options: hasOptions(kind) ? [newOption(), newOption()] : [],
    referenceTo: null,
    required: false,
    personal: false,
    default: null,
    visibleWhen: undefined,
    formula: '',
    resultKind: null,
  };
}

export function definitionOf(field: CustomField): FieldDefinition {
  return {
    kind: field.kind,
    label: field.label,
    labels: { ...field.labels },
    key: field.key,
    help: field.help ?? '',
    section: field.section,
    options: field.options.map((option) => ({
      ...newOption(option.label, option.value),
      retired: option.retired === true,
    })),
    referenceTo: field.referenceTo,
    required: field.required,
    personal: field.personal,
    default: field.default ?? null,
    visibleWhen: field.visibleWhen ?? undefined,
    formula: field.formula ?? '',
    resultKind: field.resultKind,
  };
}

export function hasOptions(kind: CustomFieldKind): boolean {
  return kind === 'choice' || kind === 'multiChoice';
}

/** "Customer since (year)" becomes customerSinceYear: letters and digits only, beginning with a small letter. */
export function keyFrom(label: string): string {
  const words = fold(label)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .filter(Boolean);
  const [first = '', ...rest] = words;
  const key = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return (/^[a-z]/.test(key) || key === '' ? key : `field${key}`).slice(0, 40);
}

/** A label in a script without Latin letters leaves no key: then one by number that is still free. */
export function keyFor({ key, label }: FieldDefinition, taken: readonly string[]): string {
  if (key !== undefined) return key;
  const wished = keyFrom(label) || (label.trim() === '' ? '' : 'field');
  if (wished === '' || !taken.includes(wished)) return wished;
  let number = 2;
  while (taken.includes(`${wished}${number}`)) number += 1;
  return `${wished}${number}`;
}

export function isKey(key: string): boolean {
  return /^[a-z][A-Za-z0-9]{0,39}$/.test(key);
}

/** What records store of an option: made of its first label, never changed after. */
export function withValues(options: readonly OptionDraft[]): CustomFieldOption[] {
  const taken = new Set(options.map(({ value }) => value).filter(Boolean));
  return options.map(({ label, value, retired }) => {
    const text = label.trim();
    let stored = value;
    if (stored === '') {
      const wished = keyFrom(text) || 'option';
      let number = 1;
      stored = wished;
      while (taken.has(stored)) stored = `${wished}${(number += 1)}`;
      taken.add(stored);
    }
    return { value: stored, label: text, ...(retired === true ? { retired } : {}) };
  });
}

export function problemsOf(definition: FieldDefinition, key: string): DefinitionProblem[] {
  const { kind, label, options, referenceTo, formula } = definition;
  const given = options.filter((option) => option.label.trim() !== '');
  return [
    ...(label.trim() === '' ? (['label'] as const) : []),
    ...(label.trim() !== '' && !isKey(key) ? (['key'] as const) : []),
    ...(hasOptions(kind) && given.length === 0 ? (['options'] as const) : []),
    ...(options.some((option) => option.label.trim() === '' && option.value !== '') ? (['optionLabel'] as const) : []),
    ...(kind === 'reference' && referenceTo === null ? (['referenceTo'] as const) : []),
    ...(kind === 'formula' && formula.trim() === '' ? (['formula'] as const) : []),
  ];
}

export function bodyOf(definition: FieldDefinition, recordType: string, key: string): CustomFieldBody {
  const { kind } = definition;
  const labels = Object.fromEntries(
    Object.entries(definition.labels)
      .map(([language, text]) => [language, text.trim()] as const)
      .filter(([, text]) => text !== ''),
  );
  const isFormula = kind === 'formula';
  return {
    recordType,
    key,
    kind,
    label: definition.label.trim(),
    labels,
    help: definition.help.trim() || null,
    section: definition.section,
    personal: definition.personal,
    visibleWhen: definition.visibleWhen ?? null,
    ...(hasOptions(kind)
      ? { options: withValues(definition.options.filter(({ label, value }) => label.trim() !== '' || value !== '')) }
      : {}),
    ...(kind === 'reference' ? { referenceTo: definition.referenceTo } : {}),
    ...(isFormula
      ? { formula: definition.formula.trim() }
      : { required: definition.required, default: isEmptyValue(definition.default) ? null : definition.default }),
  };
}

/** Only what differs: what stays the same cannot conflict with another administrator's change. */
export function changesOf(body: CustomFieldBody, field: CustomField): CustomFieldBody {
  const fixed: ReadonlySet<string> = new Set(['recordType', 'key', 'kind', 'referenceTo']);
  return Object.fromEntries(
    Object.entries(body).filter(
      ([name, value]) => !fixed.has(name) && !sameValue(value, field[name as keyof CustomField]),
    ),
  );
}

/** The field as metadata will describe it, to show it before it exists. */
export function previewOf(definition: FieldDefinition, label: string): FieldInfo {
  const options = withValues(definition.options.filter((option) => option.label.trim() !== ''));
  return {
    name: 'custom.preview',
    kind: kindOf(definition),
    section: definition.section,
    required: definition.required,
    readOnly: definition.kind === 'formula',
    filterable: false,
    filterParts: [],
    sortable: false,
    operators: [],
    importable: false,
    personal: definition.personal,
    options: options.filter((option) => option.retired !== true).map(({ value }) => value),
    optionLabels: Object.fromEntries(options.map((option) => [option.value, option.label])),
    referenceTo: definition.kind === 'user' ? 'user' : definition.referenceTo,
    custom: true,
    label,
    help: definition.help.trim() || null,
    default: definition.default,
    formula: definition.formula || null,
  };
}

function kindOf({ kind, resultKind }: FieldDefinition): FieldKind {
  if (kind === 'user') return 'reference';
  return kind === 'formula' ? (resultKind ?? 'text') : kind;
}

export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
