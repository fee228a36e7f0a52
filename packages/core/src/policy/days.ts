const DAY = 86_400_000;

/** From one day to another in UTC; both in milliseconds of Unix time. Negative when the other day is earlier. */
export function daysBetween(from: number, to: number): number {
  return Math.floor(to / DAY) - Math.floor(from / DAY);
}
