/** How much a check may ask for. A roadmap may be a stranger's: whatever it says, a run ends in its time. */

/** times one group runs its steps, and items `each` goes through */
export const mostTimes = 1_000;

/** steps of a check, those of groups counted as often as they run */
export const mostSteps = 100_000;

/** characters or bytes of one value: of a text that is made, or of a whole body that is sent */
export const largestValue = 4 * 1024 * 1024;

/** lines of a text that is made of lines: also an empty one takes its time */
export const mostLines = 100_000;

/** seconds */
export const longestWait = 60;
