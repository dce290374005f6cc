/** +1 adds, −1 subtracts. */
export type Sign = 1 | -1
