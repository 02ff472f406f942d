/** What to show when one of a list goes: the one after it, else the one before. */
export function neighbourOf<Item extends { id: string }>(items: readonly Item[], id: string): Item | undefined {
  const at = items.findIndex((item) => item.id === id);
  return at < 0 ? items[0] : (items[at + 1] ?? items[at - 1]);
}
