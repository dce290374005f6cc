import { AMOUNTS, CATEGORIES, TRAITS } from './engine-units.ts'

/** The columns that the named case may read, in the order of the query below. */
export const textColumns: readonly string[] = CATEGORIES.map((_, c) => `c${c}`)
export const numberColumns: readonly string[] = [
  ...Array.from({ length: TRAITS }, (_, t) => `t${t}`),
  ...Array.from({ length: AMOUNTS }, (_, m) => `m${m}`),
]

/** The units with their categories as plain texts. */
export const unitsAsTexts = `select ${[
  ...textColumns.map((name) => `${name}::varchar as ${name}`),
  ...numberColumns,
].join(', ')} from units`
