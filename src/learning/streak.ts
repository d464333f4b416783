/**
 * Days in a row with at least one answer, up to today; a today without one does not break it yet.
 * `days`: answers by number of the learner's day.
 */
export function streakOf(days: Readonly<Record<string, number>>, today: number): number {
  const answeredOn = (day: number): boolean => (days[String(day)] ?? 0) > 0;
  let day = answeredOn(today) ? today : today - 1;
  let streak = 0;
  for (; answeredOn(day); day--) streak++;
  return streak;
}
