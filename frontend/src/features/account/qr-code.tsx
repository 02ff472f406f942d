import { useMemo } from 'react';
import { encode } from 'uqr';

const quietZone = 4;

/** Always dark on light, whatever the colour scheme: cameras read nothing else for sure. */
export function QrCode({ text, label, size = 200 }: { text: string; label: string; size?: number }) {
  const { width, path } = useMemo(() => pathOf(text), [text]);
  return (
    <svg role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${width} ${width}`}>
      <rect width={width} height={width} rx={1.5} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

function pathOf(text: string): { width: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone });
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
  return { width: size, path: path.join('') };
}
