/** The value, or null where it is too large to be a figure. */
export const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null)
