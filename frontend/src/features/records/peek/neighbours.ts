type Row = { id: string };

/** Who comes before and after in the rows that are loaded. */
export function neighboursOf(rows: readonly Row[], id: string) {
  const index = rows.findIndex((row) => row.id === id);
  return {
    index,
    previous: index < 0 ? undefined : rows[index - 1]?.id,
    next: index < 0 ? undefined : rows[index + 1]?.id,
  };
}
