/** A pie that fills as a document moves on: the shape, not only the colour, carries the meaning. */
function pie(part: number): string {
  const angle = 2 * Math.PI * part - Math.PI / 2;
  const x = (7 + 3.4 * Math.cos(angle)).toFixed(2);
  const y = (7 + 3.4 * Math.sin(angle)).toFixed(2);
  return `M7 7V3.600A3.4 3.4 0 ${part > 0.5 ? 1 : 0} 1 ${x} ${y}z`;
}

const ring = "M12.6 7A5.6 5.6 0 1 1 1.4 7A5.6 5.6 0 0 1 12.6 7z";
const disc = "M13.3 7A6.3 6.3 0 1 1 .7 7A6.3 6.3 0 0 1 13.3 7z";
const dot = "M10.4 7A3.4 3.4 0 1 1 3.6 7A3.4 3.4 0 0 1 10.4 7z";

export interface Glyph {
  readonly line?: string;
  readonly dashed?: boolean;
  readonly fill?: string;
  readonly cut?: string;
}

export const glyphs = {
  draft: { line: ring, dashed: true },
  first: { line: ring, fill: pie(0.25) },
  review: { line: ring, fill: pie(0.5) },
  last: { line: ring, fill: pie(0.75) },
  sign: { line: ring, fill: dot },
  timed: { line: `${ring}M7 4v3.200l2.100 1.300` },
  done: { fill: disc, cut: "M4.3 7.200l1.900 1.900 3.600-4" },
  back: { line: `${ring}M9.500 5v1.700a1 1 0 0 1-1 1h-4M6 6.100L4.400 7.700 6 9.300` },
  hold: { line: `${ring}M5.600 5v4M8.400 5v4` },
  off: { line: `${ring}M4.500 7h5` },
  replaced: { line: `${ring}M4.500 8.500l2.500-3 2.500 3` },
  none: { line: ring },
  bad: { fill: "M4.4 1.500h5.200l2.900 2.900v5.200l-2.900 2.900H4.400L1.500 9.600V4.400z", cut: "M5 5l4 4M9 5L5 9" },
  warn: { line: "M7 1.800l5.700 10H1.300zM7 5.400v3M7 10.300h.01" },
  ok: { line: "M2.500 7.400l3 3 6-6.800" },
} as const satisfies Record<string, Glyph>;

export type GlyphName = keyof typeof glyphs;
