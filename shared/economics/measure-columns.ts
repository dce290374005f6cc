import type { Measure, MeasureValue } from './measure.ts'

type Leaf = Extract<MeasureValue, { kind: 'column' | 'flag' }>

/** The columns that a measure reads, each once. */
export function leavesOf(value: MeasureValue): readonly Leaf[] {
  const found = new Map<string, Leaf>()
  const visit = (part: MeasureValue): void => {
    switch (part.kind) {
      case 'column':
      case 'flag':
        if (!found.has(part.column)) found.set(part.column, part)
        return
      case 'years':
        for (const column of [part.since, part.until])
          if (column !== null && !found.has(column))
            found.set(column, { kind: 'column', column, blankMeans: 'missing' })
        return
      case 'sum':
        for (const term of part.terms) visit(term.value)
        return
      case 'product':
        part.factors.forEach(visit)
        return
      case 'present':
        part.of.forEach(visit)
        return
      case 'positive':
        visit(part.of)
        return
      case 'when':
        visit(part.test)
        visit(part.value)
        return
      case 'constant':
        return
    }
  }
  visit(value)
  return [...found.values()]
}

/** Counts the units for which a column says something, whatever a missing cell means. */
export function presenceOf(leaf: Leaf): Measure {
  return { id: `present ${leaf.column}`, value: { ...leaf, blankMeans: 'missing' } }
}
