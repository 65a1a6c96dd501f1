/** "Good morning, Ana": by the clock of whoever reads it, with the first of their names. */
export function greetingFor(fullName: string, now: Date): string {
  const hour = now.getHours()
  const part = hour < 5 ? 'night' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'
  const first = fullName.trim().split(/\s+/)[0]
  // One wishes a good night when leaving, not on arrival.
  return `${part === 'night' ? 'Hello' : `Good ${part}`}, ${first}`
}
