import type { Structure } from '../../../shared/entities/structure.ts'
import { addRfmOption } from '../../state/score-actions.ts'
import { useQuery } from '../../state/use-query.ts'
import { rfmWords } from '../../strings/scores.ts'
import { Button } from '../../ui/button.tsx'

/** Adds the usual named segments, where the table has scores of recency, frequency and money and no option has them yet. */
export function RfmOptionButton({ structures }: { readonly structures: readonly Structure[] }) {
  const rfm = useQuery('learning.rfm', {}).data ?? null
  if (rfm === null || structures.some(({ lens }) => lens === 'rfm')) return null
  return (
    <Button kind="quiet" small icon="plus" onPress={() => void addRfmOption()}>
      {rfmWords.optionDo}
    </Button>
  )
}
