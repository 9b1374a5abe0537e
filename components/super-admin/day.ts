const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** A day as these pages write it, of an ISO 8601 moment. */
export const dayOf = (at: string): string => day.format(new Date(at));
