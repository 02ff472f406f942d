import type { Graph } from './relation-api';

export type Placed = { id: string; x: number; y: number; angle: number };

const tau = 2 * Math.PI;
/** Every other one of the second ring stands so much farther out, so that names do not cover each other. */
const stagger = 26;

/**
 * Rings around the one in the middle: everybody of the second ring stands behind the neighbour that leads there, so
 * that lines hardly cross. The same graph always looks the same.
 */
export function layout({ nodes, edges }: Graph, radii: readonly [number, number]): ReadonlyMap<string, Placed> {
  const placed = new Map<string, Placed>();
  const distances = new Map(nodes.map(({ party, distance }) => [party.id, distance]));
  const ring = (distance: number) => nodes.filter((node) => node.distance === distance).map(({ party }) => party.id);
  const [centre] = ring(0);
  if (centre === undefined) return placed;
  placed.set(centre, { id: centre, x: 0, y: 0, angle: 0 });

  const behind = new Map<string, string[]>();
  for (const id of ring(2)) {
    const edge = edges.find(
      ({ from, to }) => (from === id && distances.get(to) === 1) || (to === id && distances.get(from) === 1),
    );
    const through = edge === undefined ? centre : edge.from === id ? edge.to : edge.from;
    behind.set(through, [...(behind.get(through) ?? []), id]);
  }

  // Whoever leads to many gets more room.
  const first = ring(1);
  const room = (id: string) => Math.max(1, behind.get(id)?.length ?? 0);
  const whole = first.reduce((sum, id) => sum + room(id), 0) || 1;
  let from = -tau / 4;
  let outer = 0;
  for (const id of first) {
    const slice = (tau * room(id)) / whole;
    place(id, from + slice / 2, radii[0]);
    const others = behind.get(id) ?? [];
    others.forEach((other, index) => {
      place(other, from + (slice * (index + 0.5)) / others.length, radii[1] + (outer++ % 2) * stagger);
    });
    from += slice;
  }
  return placed;

  function place(id: string, angle: number, radius: number) {
    placed.set(id, { id, x: Math.cos(angle) * radius, y: Math.sin(angle) * radius, angle });
  }
}
