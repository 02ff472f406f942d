/** Types of records that things happen with. */
export function hasTimeline(recordType: string): boolean {
  return recordType === 'contact' || recordType === 'account';
}
