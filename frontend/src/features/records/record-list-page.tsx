export function RecordListPage({ recordType }: { recordType: string }) {
  return <>{recordType}</>;
}
