import { sampleCustomFields } from './custom-fields';
import { bulkHandlersFor } from './records/bulk-handlers';
import { recordHandlersFor } from './records/handlers';
import { createRecordStore } from './records/store';
import { viewHandlersFor } from './records/view-handlers';

const storageKey = 'crm.mock.contacts';

/** `localStorage['crm.mock.contacts'] = 100000` before a reload shows how a long list behaves. */
function wantedContacts(): number {
  return typeof localStorage === 'undefined' ? 300 : Number(localStorage.getItem(storageKey) ?? 300);
}

export const recordStore = createRecordStore(wantedContacts());
recordStore.customFields.push(...sampleCustomFields);
export const recordHandlers = [
  ...recordHandlersFor(recordStore),
  ...viewHandlersFor(),
  ...bulkHandlersFor(recordStore),
];
