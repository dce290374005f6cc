import type { Evaluation } from '../../../main/ports/segment-engine.ts'

/** Units and counts must be equal, sums to 1e-9; `rows` are the answer to a case's query. */
export function compareAnswers(ours: Evaluation, rows: readonly (readonly unknown[])[], measures: number): void {
  for (const row of rows) {
    const index = Number(row[0])
    if (ours.units[index] !== Number(row[1])) {
      throw new Error(`Class ${index}: ${ours.units[index]} and ${row[1]} units`)
    }
    for (let measure = 0; measure < measures; measure++) {
      const [sum, count] = [Number(row[2 + measure * 2]), Number(row[3 + measure * 2])]
      const cell = index * measures + measure
      if (ours.counts[cell] !== count) throw new Error(`Class ${index}, measure ${measure}: other count`)
      const difference = Math.abs((ours.sums[cell] as number) - sum)
      // Amounts go up to 10,000: what cancels out of many such is small beside them.
      if (difference > Math.max(Math.abs(sum), count) * 1e-9)
        throw new Error(`Class ${index}, measure ${measure}: other sum`)
    }
  }
}
