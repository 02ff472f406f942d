import type { components } from './schema';

/** What imports answer beyond the generated document, and exact where that is wide. */
export const importTypes = ['contact', 'account', 'lead', 'opportunity', 'product'] as const;
export type ImportRecordType = (typeof importTypes)[number];

export function isImportable(recordType: unknown): recordType is ImportRecordType {
  return importTypes.some((type) => type === recordType);
}

export type ImportOutcome = components['schemas']['ImportOutcome'];
export type ImportState =
  | 'mapping'
  | 'checking'
  | 'checked'
  | 'queued'
  | 'running'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'undoing'
  | 'undone';

export type ImportProfile = 'hubspot' | 'salesforce' | 'pipedrive' | 'google' | 'outlook' | 'crm';
export type MatchKey = 'externalId' | 'emails' | 'phones' | 'name' | 'domains';
export type WinningSide = 'overwrite' | 'fillEmpty' | 'keep';
export type OwnerMode = 'me' | 'none' | 'user' | 'rotate' | 'column';

export type ColumnMapping = { index: number; field: string | null; values?: Record<string, string | null> };

/** What is done with a file: suggested by the server, corrected by the user. */
export type ImportMapping = {
  columns: ColumnMapping[];
  matchBy?: MatchKey[];
  onMatch?: { default: WinningSide; fields?: Record<string, WinningSide> };
  onMatchNone?: 'create' | 'skip';
  defaults?: Record<string, unknown>;
  tags?: string[];
  owner?: { mode: OwnerMode; userIds?: string[] };
  createLinked?: boolean;
  externalSource?: string | null;
  dateFormat?: 'auto' | 'dmy' | 'mdy' | 'ymd';
  country?: string | null;
  decimal?: 'auto' | '.' | ',';
  normalise?: boolean;
};

export type ImportColumn = {
  index: number;
  header: string;
  samples: string[];
  field: string | null;
  warning: string | null;
};

export type ImportProblem = { line: number; code: string; message: string };

export type ImportCheck = Record<ImportOutcome, number> & {
  total: number;
  remarks: number;
  linkedCreated: number;
  at: string;
  /** Of rows that simply go in only so many are listed. */
  listed?: { created: number; duplicate: number } | null;
};

type Numbers = 'sizeBytes' | 'totalRows' | 'readRows' | ImportOutcome | 'remarks' | 'linkedCreated';
type Texts = 'jobId' | 'externalSource' | 'startedAt' | 'finishedAt' | 'createdByName' | 'changeSetId' | 'error';

export type ImportJob = Record<Numbers | 'undoneRecords' | 'keptRecords', number> &
  Record<Texts, string | null> & {
    id: string;
    recordType: ImportRecordType;
    fileName: string;
    state: ImportState;
    createdAt: string;
    ratePerSecond: number | null;
    secondsLeft?: number | null;
    format?: 'csv' | 'xlsx' | 'vcard';
    encoding: string;
    delimiter: string;
    quote?: string | null;
    hasHeader?: boolean;
    sheets?: string[] | null;
    sheet?: string | null;
    profile?: ImportProfile | null;
    columns: ImportColumn[];
    mapping?: ImportMapping | null;
    mappingId?: string | null;
    problems?: ImportProblem[];
    check?: ImportCheck | null;
    fixedRows?: number;
    searchable?: boolean;
    matchedBy?: Partial<Record<MatchKey, number>> | null;
  };

export type ImportReading = Partial<{
  encoding: string;
  delimiter: string;
  quote: string;
  sheet: string;
  hasHeader: boolean;
}>;

export type ImportTarget = { field: string; kind: string; group?: string | null; recordType?: string };

export type CellError = { column: number | null; code: string; message: string; proposal?: string | null };
export type CellRemark = {
  column: number | null;
  rule: string;
  raw: string | null;
  value: string | null;
  message?: string | null;
};
export type RowChange = { field: string; before?: unknown; after?: unknown };

export type ImportRow = {
  line: number;
  outcome: ImportOutcome;
  recordId: string | null;
  recordName?: string | null;
  reason: string | null;
  cells: string[] | null;
  errors?: CellError[] | null;
  remarks?: CellRemark[] | null;
  changes?: RowChange[] | null;
  skipped?: boolean;
};

export type ColumnValue = { value: string; count: number; target: string | null; known: boolean };
export type ColumnValues = { items: ColumnValue[]; distinct: number; options: string[] | null };

export type SavedMapping = {
  id: string;
  name: string;
  recordType: ImportRecordType;
  headers: string[];
  mapping: ImportMapping;
  shared: boolean;
  createdByName: string | null;
  usedAt: string | null;
};
