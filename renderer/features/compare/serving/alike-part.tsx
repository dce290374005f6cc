import { useState } from 'react'
import type { ServedStructure } from '../../../../shared/contract/serving.ts'
import { type AlikeLine, reversalsOf } from '../../../../shared/economics/alike.ts'
import { canBand } from '../../../../shared/economics/alike-columns.ts'
import type { SpineColumn } from '../../../../shared/entities/column.ts'
import { useQuery } from '../../../state/use-query.ts'
import type { Noun } from '../../../strings/compare.ts'
import { servingWords as say } from '../../../strings/serving.ts'
import { inNoun } from '../../../strings/why.ts'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import { ProgressLine } from '../../../ui/progress-line.tsx'
import { Select } from '../../../ui/select.tsx'
import { AlikeTable } from './alike-table.tsx'

/** What stands for tenure among the columns; no column has it for a name. */
const TENURE = '\u0000tenure'

interface AlikePartProps {
  readonly served: ServedStructure
  readonly columns: readonly SpineColumn[]
  readonly scenarioId: string | null
  readonly noun: Noun
  readonly currency: string
}

/** What a year with a customer brings among those that are alike in tenure or in a column. */
export function AlikePart({ served, columns, scenarioId, noun, currency }: AlikePartProps) {
  const [chosen, setChosen] = useState(TENURE)
  const { structureId, tenure } = served
  const isTenure = chosen === TENURE
  const { data, error, isLoading, isStale } = useQuery(
    'serving.alike',
    { structureId, column: chosen, scenarioId },
    { enabled: !isTenure },
  )
  const found = isTenure ? tenure && { bands: tenure.bands.map(say.bandName), lines: tenure.lines } : (data ?? null)
  return (
    <>
      <div className="serving-actions">
        <Select
          label={say.alikeIn}
          labelPlace="inline"
          value={chosen}
          onChange={setChosen}
          choices={[
            { id: TENURE, name: say.tenure },
            ...columns.filter(canBand).map(({ name }) => ({ id: name, name })),
          ]}
        />
      </div>
      <p className="caption">{say.alikeCaption(say.signOf(currency))}</p>
      {served.moneyReason !== null && <p className="second">{say.noMoney(inNoun(served.moneyReason, noun))}</p>}
      <ProgressLine isBusy={!isTenure && isLoading} />
      {!isTenure && error && <ErrorStrip message={error.message} remedy={error.remedy} />}
      {isTenure && tenure === null && <p className="second">{say.noTenure}</p>}
      {found && (isTenure || !isStale) && (
        <>
          <AlikeTable served={served} bands={found.bands} found={found.lines} noun={noun} currency={currency} />
          <Reversals served={served} lines={found.lines} />
        </>
      )}
    </>
  )
}

interface ReversalsProps {
  readonly served: ServedStructure
  readonly lines: readonly AlikeLine[]
}

/** Segments that change places once like is compared with like. */
function Reversals({ served, lines }: ReversalsProps) {
  const segments = new Map(
    served.lines.filter(({ kind }) => kind === 'segment').map((line) => [line.entryId, line.name]),
  )
  const turned = reversalsOf(lines.filter(({ entryId }) => segments.has(entryId)))
  if (turned.length === 0) return <p className="caption">{say.noReversal}</p>
  return (
    <ul className="reversals" aria-label={say.reversals}>
      {turned.map(([more, less]) => (
        <li key={`${more.entryId} ${less.entryId}`}>
          {say.reversal(segments.get(more.entryId) ?? '', segments.get(less.entryId) ?? '')}
        </li>
      ))}
    </ul>
  )
}
