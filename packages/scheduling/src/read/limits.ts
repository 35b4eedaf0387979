/** Some 190 years: no number of a problem is more, and no moment of it is further away. */
export const mostMinutes = 100_000_000;

export const mostWeight = 1_000_000;

/** No moment of a plan is later: a problem whose work could last longer is refused, so that every plan of it can be read again. */
export const mostPlanMinutes = 1_000_000_000;
