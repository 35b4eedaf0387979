/** Each next job is turned by the golden angle, so that neighbours are told apart however many there are. */
const goldenAngle = 137.508;

export interface Colour {
  readonly fill: string;
  readonly ink: string;
}

/** The colour of a job by its place in the problem: muted, and light enough to be written on. */
export function colourOf(place: number): Colour {
  const hue = Math.round((205 + place * goldenAngle) % 360);
  const lightness = [66, 74, 58][place % 3] ?? 66;
  return { fill: `hsl(${hue} 46% ${lightness}%)`, ink: `hsl(${hue} 60% 16%)` };
}
