import { http, HttpResponse, type HttpHandler } from 'msw';
import type { CustomField, FieldInfo, FieldKind, FilterOperator, Metadata } from '@/shared/api/types';
import { problem } from './problems';

export type MockCustomFields = CustomField[];

const base = '/api/v1/custom-fields';

const operators: Partial<Record<FieldKind, FilterOperator[]>> = {
  text: ['contains', 'eq', 'ne', 'in', 'startsWith', 'isNull'],
  longText: ['isNull'],
  multiChoice: ['eq', 'in', 'ne', 'isNull'],
  choice: ['eq', 'ne', 'in', 'isNull'],
  boolean: ['eq', 'ne', 'isNull'],
  reference: ['eq', 'ne', 'in', 'isNull'],
};
const ordered: FilterOperator[] = ['eq', 'gte', 'gt', 'lte', 'lt', 'isNull'];

function kindOf(field: CustomField): FieldKind {
  if (field.kind === 'user') return 'reference';
  return field.kind === 'formula' ? (field.resultKind ?? 'text') : field.kind;
}

export function fieldInfosOf(fields: MockCustomFields, recordType: string): FieldInfo[] {
  return fields
    .filter((field) => field.recordType === recordType && !field.retired)
    .sort((a, b) => a.position - b.position)
    .map((field) => ({
      name: `custom.${field.key}`,
      kind: kindOf(field),
      section: field.section,
      required: field.required,
      readOnly: field.kind === 'formula',
      ...(field.maxLength === null ? {} : { maxLength: field.maxLength }),
      options: field.options.filter((option) => option.retired !== true).map(({ value }) => value),
      referenceTo: field.kind === 'user' ? 'user' : field.referenceTo,
      filterable: true,
      sortable: false,
      operators: operators[kindOf(field)] ?? ordered,
      importable: field.kind !== 'formula',
      personal: field.personal,
      filterParts: [],
      custom: true,
      label: field.label,
      help: field.help,
      default: field.default,
      visibleWhen: field.visibleWhen,
      optionLabels: Object.fromEntries(field.options.map(({ value, label }) => [value, label])),
      formula: field.formula,
    }));
}

export function metadataWith(metadata: Metadata, fields: MockCustomFields): Metadata {
  return {
    recordTypes: metadata.recordTypes.map((type) => {
      const own = fieldInfosOf(fields, type.name);
      const added = [...new Set(own.map(({ section }) => section))].filter((name) => !type.sections.includes(name));
      return {
        ...type,
        sections: [...type.sections, ...added],
        sectionLabels: Object.fromEntries(added.map((name) => [name, name])),
        fields: [...type.fields, ...own],
      };
    }),
  };
}

export function makeCustomField(over: Partial<CustomField> & Pick<CustomField, 'key' | 'kind' | 'label'>): CustomField {
  return {
    id: `field-${over.key}`,
    version: 1,
    recordType: 'contact',
    labels: {},
    help: null,
    section: 'classification',
    options: [],
    referenceTo: null,
    required: false,
    default: null,
    visibleWhen: null,
    formula: null,
    resultKind: null,
    personal: false,
    maxLength: null,
    currency: null,
    position: 0,
    retired: false,
    ...over,
  };
}

export const sampleCustomFields: MockCustomFields = [
  makeCustomField({
    key: 'loyalty',
    kind: 'choice',
    label: 'Loyalty tier',
    help: 'Reviewed every January.',
    options: [
      { value: 'silver', label: 'Silver' },
      { value: 'gold', label: 'Gold' },
    ],
  }),
  makeCustomField({
    key: 'loyaltySince',
    kind: 'date',
    label: 'In the tier since',
    visibleWhen: { field: 'custom.loyalty', op: 'isNull', value: false },
    position: 1,
  }),
  makeCustomField({ key: 'mentor', kind: 'user', label: 'Mentor', section: 'Care', position: 2 }),
  makeCustomField({
    key: 'contractValue',
    kind: 'money',
    label: 'Contract value',
    recordType: 'account',
    section: 'work',
    position: 3,
  }),
];

export function customFieldHandlersFor(fields: MockCustomFields): HttpHandler[] {
  const find = (id: unknown) => fields.find((field) => field.id === id);
  const changed = (field: CustomField, change: Partial<CustomField>, init: ResponseInit = {}) => {
    Object.assign(field, change, { version: field.version + 1 });
    return HttpResponse.json(field, init);
  };
  return [
    http.get(base, ({ request }) => {
      const url = new URL(request.url);
      const recordType = url.searchParams.get('recordType');
      const withRetired = url.searchParams.get('retired') === 'true';
      const items = fields
        .filter((field) => (recordType === null || field.recordType === recordType) && (withRetired || !field.retired))
        .sort((a, b) => a.position - b.position);
      return HttpResponse.json({ items });
    }),
    http.post(`${base}/check-formula`, async ({ request }) => {
      const { formula } = (await request.json()) as { formula: string };
      return formula.includes('(') && !formula.includes(')')
        ? problem(400, 'validation', { errors: { formula: ['A closing bracket is missing.'] } })
        : HttpResponse.json({ resultKind: formula.includes('"') ? 'text' : 'number' });
    }),
    http.put(`${base}/order`, async ({ request }) => {
      const { ids } = (await request.json()) as { ids: string[] };
      ids.forEach((id, position) => Object.assign(find(id) ?? {}, { position }));
      return new HttpResponse(null, { status: 204 });
    }),
    http.post(base, async ({ request }) => {
      const body = (await request.json()) as CustomField;
      if (fields.some((field) => field.recordType === body.recordType && field.key === body.key))
        return problem(409, 'duplicate_key', { errors: { key: ['There is a field with this key already.'] } });
      const field = makeCustomField({ ...body, id: `field-${body.key}`, position: fields.length });
      fields.push(field);
      return HttpResponse.json(field, { status: 201 });
    }),
    http.get(`${base}/:id`, ({ params }) => {
      const field = find(params.id);
      return field ? HttpResponse.json(field) : problem(404, 'not_found');
    }),
    http.patch(`${base}/:id`, async ({ params, request }) => {
      const field = find(params.id);
      return field ? changed(field, (await request.json()) as Partial<CustomField>) : problem(404, 'not_found');
    }),
    http.delete(`${base}/:id`, ({ params }) => {
      const field = find(params.id);
      if (!field) return problem(404, 'not_found');
      field.retired = true;
      return new HttpResponse(null, { status: 204 });
    }),
    http.post(`${base}/:id/restore`, ({ params }) => {
      const field = find(params.id);
      return field ? changed(field, { retired: false }) : problem(404, 'not_found');
    }),
  ];
}
