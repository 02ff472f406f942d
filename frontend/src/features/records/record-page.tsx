export function RecordPage({ recordType }: { recordType: string }) {
  return <>{recordType}</>;
}
