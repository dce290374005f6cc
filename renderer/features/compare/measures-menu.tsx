import type { ComparisonView } from '../../../shared/contract/comparison.ts'
import { compareWords, metricName, type Noun } from '../../strings/compare.ts'
import { Button } from '../../ui/button.tsx'
import { CheckListPopover } from '../../ui/check-list-popover.tsx'
import { useBoardView } from './board-view.ts'
import { MEASURE_COLUMNS } from './measure-column.ts'
import { useBoardColumns } from './use-board-columns.ts'

interface MeasuresMenuProps {
  readonly comparison: ComparisonView
  readonly noun: Noun
  /** Options on the board. */
  readonly count: number
}

/** Which columns the tables show; a metric without its meanings says why. */
export function MeasuresMenu({ comparison, noun, count }: MeasuresMenuProps) {
  const shown = useBoardColumns(comparison, count).columns.map(({ id }) => id)
  const change = (id: string, isChosen: boolean): void => {
    const columns = MEASURE_COLUMNS.map((column) => column.id).filter((known) =>
      known === id ? isChosen : shown.includes(known),
    )
    useBoardView.setState({ columns })
  }
  return (
    <CheckListPopover
      label={compareWords.measuresTitle}
      trigger={<Button icon="table">{compareWords.measures}</Button>}
      entries={MEASURE_COLUMNS.map(({ id, metric }) => {
        const reason = comparison.unavailable[metric]
        return {
          id,
          name: id === 'pool' ? compareWords.pool : metricName(metric, noun),
          note: reason,
          isChosen: shown.includes(id),
          isDisabled: reason !== undefined && !shown.includes(id),
        }
      })}
      onChange={change}
      foot={
        <Button kind="link" onPress={() => useBoardView.setState({ columns: null })}>
          {compareWords.measuresUsual}
        </Button>
      }
    />
  )
}
