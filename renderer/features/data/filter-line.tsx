import { useEffect, useMemo, useRef, useState } from 'react'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Spine } from '../../../shared/entities/spine.ts'
import type { Problem } from '../../../shared/rules/problem.ts'
import { readRule } from '../../../shared/rules/read-rule.ts'
import { showUnitsOfAll, useTableView } from '../../state/table-view-store.ts'
import { tableStrings as say } from '../../strings/data.ts'
import { Button } from '../../ui/button.tsx'
import { formatExactCount, formatUnits } from '../../ui/format-number.ts'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { EntryChip } from './entry-chip.tsx'

/** Long enough that one types a word without the table jumping about. */
const PAUSE_MS = 200

export interface FilterLineProps {
  readonly workspace: WorkspaceView
  readonly spine: Spine
  /** Null while it is counted. */
  readonly rowCount: number | null
}

/** A rule on one line that rows must satisfy; what cannot be read is underlined and explained, the rows stay. */
export function FilterLine({ workspace, spine, rowCount }: FilterLineProps) {
  const { filter, within } = useTableView()
  const [text, setText] = useState(filter)
  useEffect(() => setText(filter), [filter])
  const scope = useMemo(
    () => ({
      columns: new Map(spine.columns.map(({ name, type }) => [name, type])),
      thresholds: new Map(workspace.thresholds.map(({ name, value }) => [name, value])),
    }),
    [spine.columns, workspace.thresholds],
  )
  const problem = useMemo(
    () => (text.trim() === '' ? null : (readRule(text, scope).problems[0] ?? null)),
    [text, scope],
  )
  useEffect(() => {
    if (problem !== null || text.trim() === filter) return
    const timer = setTimeout(() => useTableView.setState({ filter: text.trim() }), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, problem, filter])
  const isPart = filter !== '' || within !== null
  const clear = () => {
    setText('')
    showUnitsOfAll()
    useTableView.setState({ filter: '' })
  }
  return (
    <div className="filter-line">
      <div className="row">
        <label className="filter-label" htmlFor="row-filter">
          {say.filter}
        </label>
        <RuleInput text={text} problem={problem} onChange={setText} onClear={clear} />
        <span className="filter-count num">
          {rowCount === null
            ? '…'
            : isPart
              ? say.of(formatExactCount(rowCount), formatUnits(spine.unitCount, workspace.frame.unitNoun))
              : ''}
        </span>
        {isPart && (
          <Button small kind="quiet" onPress={clear}>
            {say.clear}
          </Button>
        )}
      </div>
      {within && <EntryChip workspace={workspace} within={within} />}
      {problem && <ProblemLine problem={problem} text={text} onUse={setText} />}
      {rowCount === 0 && <p className="filter-problem second">{say.noMatch}</p>}
    </div>
  )
}

interface RuleInputProps {
  readonly text: string
  readonly problem: Problem | null
  readonly onChange: (text: string) => void
  readonly onClear: () => void
}

/** The field over a copy of its text in which the problem is underlined. */
function RuleInput({ text, problem, onChange, onClear }: RuleInputProps) {
  const under = useRef<HTMLDivElement>(null)
  const scrollAlong = (left: number) => {
    if (under.current) under.current.scrollLeft = left
  }
  return (
    <div className="filter-rule">
      <div className="filter-under mono" aria-hidden="true" ref={under}>
        {problem ? (
          <>
            {text.slice(0, problem.start)}
            <u>{text.slice(problem.start, Math.max(problem.end, problem.start + 1)) || ' '}</u>
            {text.slice(Math.max(problem.end, problem.start + 1))}
          </>
        ) : (
          text
        )}
      </div>
      <input
        id="row-filter"
        className="input mono"
        value={text}
        placeholder={say.filterExample}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problem !== null}
        aria-describedby={problem ? 'row-filter-problem' : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
        onScroll={(event) => scrollAlong(event.currentTarget.scrollLeft)}
        onKeyDown={(event) => event.key === 'Escape' && onClear()}
      />
    </div>
  )
}

function ProblemLine({
  problem,
  text,
  onUse,
}: {
  readonly problem: Problem
  readonly text: string
  readonly onUse: (text: string) => void
}) {
  const { replacement, suggestion, message, start, end } = problem
  return (
    <p className="filter-problem" id="row-filter-problem">
      <StatusGlyph status="warning" />
      <span>
        {message} {replacement === null && suggestion}
      </span>
      {replacement !== null && (
        <Button kind="link" onPress={() => onUse(text.slice(0, start) + replacement + text.slice(end))}>
          {say.use(replacement)}
        </Button>
      )}
    </p>
  )
}
