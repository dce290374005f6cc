import { finiteOrNull } from '../../shared/economics/finite.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import { plannedEconomics } from './planned-economics.ts'
import type { OpenWorkspace } from './workspace-session.ts'

/** What one unit brings; null where it has none or the meanings are not mapped. */
export interface UnitMoney {
  readonly revenue: number | null
  readonly contribution: number | null
}

export const NO_MONEY: UnitMoney = { revenue: null, contribution: null }

/** Net revenue and contribution of single rows, in their order. For a few rows. */
export async function moneyOfRows(
  engine: Pick<SegmentEngine, 'measuresOf'>,
  workspace: Pick<OpenWorkspace, 'document' | 'scope'>,
  rows: readonly number[],
): Promise<readonly UnitMoney[]> {
  const measures = plannedEconomics(workspace).measures.filter(({ id }) => id === 'revenue' || id === 'contribution')
  const values = await engine.measuresOf(measures, rows)
  return rows.map((_, at) => {
    const figure = (id: string): number | null => {
      const index = measures.findIndex((measure) => measure.id === id)
      return index < 0 ? null : finiteOrNull(values[at * measures.length + index])
    }
    return { revenue: figure('revenue'), contribution: figure('contribution') }
  })
}
