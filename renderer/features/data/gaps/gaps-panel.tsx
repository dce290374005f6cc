import { useState } from 'react'
import type { SetColumn } from '../../../../shared/contract/sets.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { useQuery } from '../../../state/use-query.ts'
import { gapWords as say } from '../../../strings/set-gaps.ts'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import { formatExactCount } from '../../../ui/format-number.ts'
import { NumberField } from '../../../ui/number-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { GapUnits } from './gap-units.tsx'
import { UnitGapsPart } from './unit-gaps-part.tsx'
import { UsualTable } from './usual-table.tsx'
import './gaps.css'

interface GapsPanelProps {
  readonly workspace: WorkspaceView
  /** At least one. */
  readonly sets: readonly SetColumn[]
}

/** No column and no group has this name. */
const NONE = '\u0000none'
const PERCENT = { style: 'percent' } as const
/** A column with more values names units rather than groups. */
const MOST_GROUPS = 5000

/** What most peers have in a column of sets, who lacks it, and what one unit has and lacks. */
export function GapsPanel({ workspace, sets }: GapsPanelProps) {
  const [column, setColumn] = useState(sets[0]?.column ?? '')
  const [by, setBy] = useState<string | null>(null)
  const [chosen, setGroup] = useState<string | null>(null)
  const [usualFrom, setUsualFrom] = useState(0.5)
  const [key, setKey] = useState('')
  const set = sets.find((each) => each.column === column) ?? sets[0]
  const asked = { column: set?.column ?? '', by, usualFrom }
  const peers = useQuery('sets.peers', { column: asked.column, by: by ?? '' }, { enabled: by !== null, ofTable: true })
  const groups = by === null ? [] : (peers.data ?? [])
  const group = groups.some((one) => one.group === chosen) ? chosen : (groups[0]?.group ?? null)
  const isReady = by === null || group !== null
  const gaps = useQuery('sets.gaps', { ...asked, group }, { enabled: isReady, ofTable: true })
  const unit = useQuery('sets.unitGaps', { ...asked, key }, { enabled: key !== '', ofTable: true })
  if (set === undefined) return null
  const noun = workspace.frame.unitNoun
  const texts = (workspace.spine?.columns ?? []).filter(
    ({ name, type, distinct }) =>
      type === 'text' && distinct <= MOST_GROUPS && sets.every((each) => each.column !== name),
  )
  const failure = peers.error ?? gaps.error
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="scroll gaps" tabIndex={0} aria-label={say.tab}>
      <h2 className="h">{say.title(set.column)}</h2>
      <div className="gaps-fields">
        {sets.length > 1 && (
          <Select
            label={say.column}
            mono
            choices={sets.map((each) => ({ id: each.column, name: each.column }))}
            value={set.column}
            onChange={setColumn}
          />
        )}
        <Select
          label={say.by}
          mono
          choices={[{ id: NONE, name: say.everyone }, ...texts.map(({ name }) => ({ id: name, name }))]}
          value={by ?? NONE}
          onChange={(id) => setBy(id === NONE ? null : id)}
        />
        {groups.length > 0 && (
          <Select
            label={say.group}
            choices={groups.map((one) => ({ id: one.group, name: one.group, note: formatExactCount(one.units) }))}
            value={group}
            onChange={setGroup}
          />
        )}
        <NumberField
          label={say.usualFrom}
          value={usualFrom}
          minimum={0.05}
          maximum={1}
          step={0.05}
          format={PERCENT}
          onChange={(share) => {
            if (share > 0) setUsualFrom(share)
          }}
        />
        <TextField label={say.lookUp(noun)} value={key} onCommit={(text) => setKey(text.trim())} type="search" />
      </div>
      {failure && <ErrorStrip message={failure.message} remedy={failure.remedy} />}
      {by !== null && peers.data?.length === 0 && <p>{say.few}</p>}
      {key !== '' && (
        <UnitGapsPart answer={unit.data?.key === key ? unit.data : undefined} error={unit.error} noun={noun} />
      )}
      {gaps.data !== undefined && isReady && (
        <>
          <p className={gaps.isStale ? 'stale' : ''}>
            <b>{say.found(gaps.data, noun)}</b> <span className="muted">{say.unknown(noun)}</span>
          </p>
          {gaps.data.usual.length > 0 && (
            <div className="gaps-columns">
              <UsualTable
                gaps={gaps.data}
                column={set.column}
                group={by === null || group === null ? null : { column: by, value: group }}
              />
              <GapUnits gaps={gaps.data} noun={noun} onLookUp={setKey} />
            </div>
          )}
        </>
      )}
    </section>
  )
}
