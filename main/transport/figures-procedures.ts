import type { LayersService } from '../services/layers-service.ts'
import type { StatisticsService } from '../services/statistics-service.ts'
import type { Implementations } from './implementations.ts'

/** Figures of options beside those of the board. */
export interface FigureServices {
  readonly layers: LayersService
  readonly statistics: StatisticsService
}

type FigureProcedures = Pick<Implementations, Extract<keyof Implementations, `${'layers' | 'statistics'}.${string}`>>

/** Options laid over each other, and what is worked out when the hand is still. */
export const figureProcedures = ({ layers, statistics }: FigureServices): FigureProcedures => ({
  'layers.run': (question) => layers.run(question),
  'layers.agreement': ({ structureIds }) => layers.agreement(structureIds),
  'statistics.spread': (question, { signal }) => statistics.spread(question, signal),
  'statistics.intervals': (question, { signal }) => statistics.intervals(question, signal),
})
