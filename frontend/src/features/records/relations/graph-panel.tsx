import { Checkbox, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { initialsOf } from '@/shared/metadata/record-type';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { hueStyle } from '@/shared/ui/hue';
import { recordPath } from '@/shared/ui/record-link';
import { relationTypesQuery, sideName } from '@/shared/relations/relation-types';
import { layout, type Placed } from './graph-layout';
import classes from './graph.module.css';
import { graphQuery, type Graph, type GraphNode } from './relation-api';

type GraphPanelProps = { resource: string; id: string };

const margin = 76;
const shortest = 22;
/** How much of a ring one of many needs, so that names do not cover each other. */
const roomOfOne = 42;
/** Names stay readable: what is wider than its place scrolls. */
const scale = 0.69;

/** Who is connected, two steps far. The lists beside it say the same in words. */
export function GraphPanel({ resource, id }: GraphPanelProps) {
  const t = useTranslations('relations');
  const language = useLocale();
  const navigate = useNavigate();
  const [withPast, setPast] = useState(false);
  const [near, setNear] = useState<string>();
  const { data: types = [] } = useQuery(relationTypesQuery);
  const { data: graph, error, refetch } = useQuery(graphQuery(resource, id, withPast));
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!graph) return <div className={classes.frame} />;

  const radii = radiiFor(graph);
  const placed = layout(graph, radii);
  const names = new Map(graph.nodes.map(({ party }) => [party.id, party.name]));
  const edgeName = (type: string) => (type === 'belongsTo' ? t('belongsTo') : sideName(types, type, language));
  const open = ({ party }: GraphNode) =>
    void navigate({ to: recordPath(party.type === 'contact' ? 'contacts' : 'accounts', party.id) as '/' });
  const reach = margin + (graph.nodes.some(({ distance }) => distance === 2) ? radii[1] : radii[0]);
  return (
    <figure className={classes.figure}>
      <div className={classes.frame} ref={showMiddle}>
        <svg
          viewBox={`${-reach - 40} ${-reach} ${2 * reach + 80} ${2 * reach}`}
          className={classes.picture}
          style={{ minInlineSize: (2 * reach + 80) * scale }}
          role="group"
          aria-label={t('graphOf', { name: names.get(id) ?? '', count: graph.nodes.length - 1 })}
        >
          {graph.edges.map(({ from, to, type, isPast }) => {
            const [a, b] = [placed.get(from), placed.get(to)];
            if (!a || !b) return null;
            const isNear = near === from || near === to;
            return (
              <g key={`${from} ${to} ${type}`} data-past={isPast || undefined} data-near={isNear || undefined}>
                <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} className={classes.edge}>
                  <title>{`${names.get(from) ?? ''} – ${edgeName(type)} – ${names.get(to) ?? ''}`}</title>
                </line>
                {(isNear || from === id || to === id) && graph.edges.length < 40 && (
                  <text x={between(a, b, 'x')} y={between(a, b, 'y')} className={classes.edgeName} aria-hidden>
                    {edgeName(type)}
                  </text>
                )}
              </g>
            );
          })}
          {graph.nodes.map((node) => {
            const at = placed.get(node.party.id);
            if (!at) return null;
            const size = node.distance === 0 ? 26 : node.distance === 1 ? 20 : 15;
            return (
              <g
                key={node.party.id}
                transform={`translate(${String(at.x)} ${String(at.y)})`}
                className={classes.node}
                style={hueStyle(node.party.id)}
                role="link"
                tabIndex={0}
                aria-label={t('node', { name: node.party.name, distance: node.distance })}
                onClick={() => open(node)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') open(node);
                }}
                onFocus={() => setNear(node.party.id)}
                onBlur={() => setNear(undefined)}
                onPointerEnter={() => setNear(node.party.id)}
                onPointerLeave={() => setNear(undefined)}
              >
                {node.party.type === 'account' ? (
                  <rect x={-size} y={-size} width={2 * size} height={2 * size} rx={6} className={classes.shape} />
                ) : (
                  <circle r={size} className={classes.shape} />
                )}
                <text className={classes.initials} dy="0.35em" aria-hidden>
                  {initialsOf(node.party.name)}
                </text>
                <text className={classes.name} y={size + 14} aria-hidden>
                  {shortened(node.party.name)}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <figcaption className={classes.caption}>
        <Checkbox
          size="xs"
          label={t('withPast')}
          checked={withPast}
          onChange={(event) => setPast(event.currentTarget.checked)}
        />
        <Text size="xs" c="dimmed" role="status">
          {graph.isCut ? t('cut', { count: graph.nodes.length }) : t('steps')}
        </Text>
      </figcaption>
    </figure>
  );
}

function showMiddle(frame: HTMLDivElement | null) {
  if (frame) frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
}

function radiiFor({ nodes }: Graph): [number, number] {
  const ring = (distance: number) => (nodes.filter((node) => node.distance === distance).length * roomOfOne) / 6.28;
  const inner = Math.max(132, ring(1));
  return [inner, Math.max(inner + 92, ring(2))];
}

/** Nearer to the one that is farther out, where there is more room. */
function between(a: Placed, b: Placed, axis: 'x' | 'y'): number {
  const [inner, outer] = Math.hypot(a.x, a.y) < Math.hypot(b.x, b.y) ? [a, b] : [b, a];
  return inner[axis] + (outer[axis] - inner[axis]) * 0.52;
}

function shortened(name: string): string {
  return name.length > shortest ? `${name.slice(0, shortest - 1)}…` : name;
}
