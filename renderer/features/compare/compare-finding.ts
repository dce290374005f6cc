import type { ComparedStructure } from '../../../shared/contract/comparison.ts'

/** What the board has to say, as far as its figures bear it. */
export type Finding =
  | { readonly kind: 'separates-best'; readonly name: string; readonly share: number; readonly rest: OptionNote | null }
  | { readonly kind: 'separate-alike'; readonly names: readonly [string, string]; readonly share: number }
  | { readonly kind: 'classifies-most'; readonly name: string; readonly share: number }
  | { readonly kind: 'none' }

/** Another option with much on its standard path. */
export interface OptionNote {
  readonly name: string
  readonly defaultShare: number
}

/** A lead in explained profit differences below this is no lead. */
const LEAD = 0.01
/** A standard path above this is worth the title. */
const MUCH = 0.2

/** The finding of a comparison: separation of profit where known, else how much is classified. */
export function compareFinding(structures: readonly ComparedStructure[]): Finding {
  const ranked = structures
    .flatMap((structure) => (structure.separation === null ? [] : [{ structure, share: structure.separation }]))
    .toSorted((a, b) => b.share - a.share)
  const [first, second] = ranked
  if (first !== undefined && second !== undefined && ranked.length === structures.length) {
    if (first.share - second.share < LEAD) {
      return { kind: 'separate-alike', names: [first.structure.name, second.structure.name], share: first.share }
    }
    return {
      kind: 'separates-best',
      name: first.structure.name,
      share: first.share,
      rest: largestStandardPath(structures.filter((structure) => structure !== first.structure)),
    }
  }
  const byClassified = structures.toSorted((a, b) => classified(b) - classified(a))
  const [most, next] = byClassified
  if (most === undefined || next === undefined || classified(most) - classified(next) < LEAD) return { kind: 'none' }
  return { kind: 'classifies-most', name: most.name, share: classified(most) }
}

function classified(structure: ComparedStructure): number {
  return 1 - structure.defaultShare - structure.excludedShare
}

function largestStandardPath(structures: readonly ComparedStructure[]): OptionNote | null {
  const [largest] = structures.toSorted((a, b) => b.defaultShare - a.defaultShare)
  if (largest === undefined || largest.defaultShare < MUCH) return null
  return { name: largest.name, defaultShare: largest.defaultShare }
}

/** Whether every option's total agrees: the same units and, to 1e-9, the same money. */
export function totalsAgree(structures: readonly ComparedStructure[]): boolean {
  const totals = structures.map(({ rows }) => rows.find((row) => row.kind === 'total'))
  return (['units', 'netRevenue', 'contribution'] as const).every((id) => {
    const values = totals
      .map((total) => total?.metrics[id])
      .map((value) => (value?.kind === 'value' ? value.value : null))
    const [first] = values
    return values.every((value) =>
      value === null || first === null || first === undefined
        ? value === (first ?? null)
        : Math.abs(value - first) <= 1e-9 * Math.max(1, Math.abs(first)),
    )
  })
}
