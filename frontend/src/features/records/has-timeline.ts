/** Types of records that things happen with. */
export function hasTimeline(recordType: string): boolean {
  return isParty(recordType) || recordType === 'lead' || recordType === 'opportunity';
}

/** People and organisations: they are related to others, and followed. */
export function isParty(recordType: string): boolean {
  return recordType === 'contact' || recordType === 'account';
}
