import type { GridPosition } from './navigation';

type Place = { offset: number; active: GridPosition };

const places = new Map<string, Place>();
const capacity = 50;

/** Where the reader was in a list, so that Back leads to the same rows. */
export function rememberPlace(key: string, place: Place): void {
  places.delete(key);
  places.set(key, place);
  const oldest = places.keys().next().value;
  if (places.size > capacity && oldest !== undefined) places.delete(oldest);
}

export function placeIn(key: string): Place | undefined {
  return places.get(key);
}
