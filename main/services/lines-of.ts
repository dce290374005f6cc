import type { LayerLine } from '../../shared/contract/layers.ts'
import type { RunEntry } from '../domain/structures/run-plan.ts'
import type { PreparedStructure } from './evaluation.ts'

/** A line of an option with the class that the engine knows it by. */
export interface Line extends LayerLine {
  readonly index: number
}

const KINDS = ['segment', 'default', 'excluded'] as const
const kindOf = ({ kind }: RunEntry): LayerLine['kind'] => (kind === 'exclusion' ? 'excluded' : kind)

/** Segments in order, then the default path, then the exclusions. */
export function linesOf({ entries }: Pick<PreparedStructure, 'entries'>): readonly Line[] {
  const lines = entries.map((entry, index) => {
    const { entryId, name, slot } = entry
    return { entryId, kind: kindOf(entry), name, slot, index }
  })
  return KINDS.flatMap((kind) => lines.filter((line) => line.kind === kind))
}
