import { useMemo } from 'react'
import type { InputOf } from '../../../shared/contract/contract.ts'
import type { StructureReach } from '../../../shared/contract/structures.ts'
import { useLine } from '../../state/line-store.ts'
import { useLineFigures, useLineQuestion } from '../../state/use-line-figures.ts'
import { useQuery } from '../../state/use-query.ts'
import { movedReach } from './moved-reach.ts'

const NOBODY: InputOf<'thresholds.moves'> = { structureId: '', line: { kind: 'threshold', name: '' }, steps: [0] }

/**
 * The counts of an option that follow the line in the hand, made from `reach` and without asking again; null while no line is
 * held, and where what its steps do is not known.
 */
export function useMovedReach(structureId: string, reach: StructureReach | undefined): StructureReach | null {
  const question = useLineQuestion(structureId)
  const figures = useLineFigures(structureId)
  const step = useLine((state) => state.step)
  const { data: moves, isStale } = useQuery('thresholds.moves', question ?? NOBODY, { enabled: question !== null })
  return useMemo(
    () =>
      reach === undefined || figures === null || step === null || moves === undefined || isStale
        ? null
        : movedReach(reach, moves, figures, step),
    [reach, moves, isStale, figures, step],
  )
}
