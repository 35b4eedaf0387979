interface Storey {
  readonly y: number;
  readonly halfWidth: number;
  readonly colour: string;
}

/** Five storeys of earth, three of brick, one of glazed tile: the rungs of the ladder, each roof turned up at its ends. */
const STOREYS: readonly Storey[] = Array.from({ length: 9 }, (_, index) => ({
  y: 61 - index * 6.2,
  halfWidth: 29.5 - index * 2.65,
  colour: index < 5 ? 'var(--mark-earth)' : index < 8 ? 'var(--mark-brick)' : 'var(--mark-glaze)',
}));

function roof({ y, halfWidth }: Storey): string {
  const [left, right] = [32 - halfWidth, 32 + halfWidth];
  const ridge = Math.max(halfWidth - 6, 1.2);
  const bend = halfWidth * 0.62;
  return `M${left} ${y - 2.2}Q${32 - bend} ${y} 32 ${y}Q${32 + bend} ${y} ${right} ${y - 2.2}L${32 + ridge} ${y - 4.5}H${32 - ridge}Z`;
}

/** Leitu's mark: a tower of nine storeys that begins with a heap of earth. The name beside it speaks for it. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false" className="mark">
      {STOREYS.map((storey) => (
        <path key={storey.y} d={roof(storey)} fill={storey.colour} />
      ))}
    </svg>
  );
}
