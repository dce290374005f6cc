/** A count with its thousands: "18,412". */
export const count = (value: number): string => value.toLocaleString('en')

/** A count of a thing: "1 cell", "18,412 cells". */
export const counted = (value: number, noun: string): string => `${count(value)} ${noun}${value === 1 ? '' : 's'}`
