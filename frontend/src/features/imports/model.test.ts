import { describe, expect, it } from 'vitest';
import type { ImportJob, ImportMapping, ImportTarget } from '@/shared/api/import-types';
import {
  balanceOf,
  canUndo,
  groupTargets,
  initialMapping,
  isPlain,
  mappingIssues,
  percentOf,
  secondsLeft,
  sideOf,
  suggestedSource,
  withField,
  withSide,
  withValue,
} from './model';

const targets: ImportTarget[] = [
  { field: 'givenName', kind: 'text', group: 'identity' },
  { field: 'emails', kind: 'emails', group: 'reach' },
  { field: 'title', kind: 'text', group: 'work' },
  { field: 'addresses.city', kind: 'addresses', group: 'reach' },
];

const job: ImportJob = {
  id: '1',
  jobId: null,
  recordType: 'contact',
  fileName: 'old crm.people.csv',
  sizeBytes: 10,
  encoding: 'utf-8',
  delimiter: ',',
  state: 'running',
  columns: [
    { index: 0, header: 'First name', samples: [], field: 'givenName', warning: null },
    { index: 1, header: 'Shoe size', samples: [], field: null, warning: null },
  ],
  totalRows: 200,
  readRows: 50,
  created: 30,
  updated: 10,
  duplicate: 6,
  rejected: 4,
  ratePerSecond: 40,
  externalSource: null,
  startedAt: null,
  finishedAt: null,
  createdAt: '2026-01-01T00:00:00Z',
  createdByName: null,
  remarks: 0,
  linkedCreated: 0,
  changeSetId: null,
  error: null,
  undoneRecords: 0,
  keptRecords: 0,
};

const mapping = (...fields: (string | null)[]): ImportMapping => ({
  columns: fields.map((field, index) => ({ index, field })),
});

describe('mappingIssues', () => {
  const issues = (...fields: (string | null)[]) => mappingIssues('contact', mapping(...fields), targets);

  it('accepts the suggestion of the server', () => {
    expect(mappingIssues('contact', initialMapping(job), targets)).toEqual([]);
  });

  it('wants at least one column, and one that names the record', () => {
    expect(issues(null, null)).toEqual([{ kind: 'nothingMapped' }]);
    expect(issues('title')).toEqual([{ kind: 'nameless', recordType: 'contact' }]);
    expect(mappingIssues('account', mapping('emails'), targets)).toEqual([{ kind: 'nameless', recordType: 'account' }]);
  });

  it('allows several columns only for fields that hold several values', () => {
    expect(issues('emails', 'emails')).toEqual([]);
    expect(issues('givenName', 'title', 'title', 'title')).toEqual([{ kind: 'doubled', field: 'title' }]);
  });

  it('asks where IDs come from', () => {
    expect(issues('emails', 'externalId')).toEqual([{ kind: 'sourceMissing' }]);
    const named = { ...mapping('emails', 'externalId'), externalSource: 'hubspot' };
    expect(mappingIssues('contact', named, targets)).toEqual([]);
  });
});

it('suggests the name of the file as the source', () => {
  expect(suggestedSource(job)).toBe('old crm.people');
  expect(suggestedSource({ ...job, externalSource: 'hubspot' })).toBe('hubspot');
});

it('shows whether the outcomes add up to the rows read', () => {
  expect(balanceOf(job, job.readRows)).toEqual({ outcomes: 50, read: 50, isBalanced: true });
  expect(balanceOf({ ...job, rejected: 5 }, job.readRows).isBalanced).toBe(false);
});

it('tells how far and how long', () => {
  expect(percentOf(job)).toBe(25);
  expect(percentOf({ ...job, totalRows: 0, readRows: 0 })).toBe(0);
  expect(percentOf({ ...job, totalRows: 0, readRows: 0, state: 'completed' })).toBe(100);
  expect(secondsLeft(job)).toBe(4);
  expect(secondsLeft({ ...job, ratePerSecond: null })).toBeUndefined();
});

it('offers to undo only what has written something and still stands', () => {
  expect(canUndo({ ...job, state: 'completed' })).toBe(true);
  expect(canUndo({ ...job, state: 'completed', created: 0, updated: 0 })).toBe(false);
  expect(canUndo({ ...job, state: 'undone' })).toBe(false);
  expect(canUndo(job)).toBe(false);
});

it('groups the fields in the order of the server', () => {
  expect(groupTargets(targets).map(({ group, targets: all }) => [group, all.map(({ field }) => field)])).toEqual([
    ['identity', ['givenName']],
    ['reach', ['emails', 'addresses.city']],
    ['work', ['title']],
  ]);
});

it('asks nothing about a file in which every column has its place', () => {
  const [first, second] = job.columns;
  if (!first || !second) throw new Error('The job has two columns.');
  expect(isPlain(job)).toBe(true);
  expect(isPlain({ ...job, columns: [first, { ...second, samples: ['43'] }] })).toBe(false);
  expect(isPlain({ ...job, columns: [{ ...first, warning: 'Other values.' }] })).toBe(false);
  expect(isPlain({ ...job, problems: [{ line: 3, code: 'quote', message: 'An open quote.' }] })).toBe(false);
});

it('forgets what values become when their column gets another field', () => {
  const chosen = withValue(mapping('lifecycleStage'), 0, 'Kunde', 'customer');
  expect(chosen.columns).toEqual([{ index: 0, field: 'lifecycleStage', values: { Kunde: 'customer' } }]);
  expect(withField(chosen, 0, 'source').columns).toEqual([{ index: 0, field: 'source' }]);
});

it('lets a field say which side wins only where it differs from the rest', () => {
  const kept = withSide(mapping('title'), 'title', 'keep');
  expect(sideOf(kept, 'title')).toBe('keep');
  expect(sideOf(kept, 'emails')).toBe('overwrite');
  expect(withSide(kept, 'title', 'overwrite').onMatch).toEqual({ default: 'overwrite', fields: {} });
});
