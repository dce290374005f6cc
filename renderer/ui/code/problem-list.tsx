import type { Problem } from '../../../shared/rules/problem.ts'
import { codeWords } from '../../strings/code.ts'
import { Kbd } from '../kbd.tsx'
import { StatusGlyph } from '../status-glyph.tsx'

interface ProblemListProps {
  readonly text: string
  readonly problems: readonly Problem[]
  readonly onMend: (start: number, end: number, replacement: string) => void
  /** Where a column's description mends it: the words of the way there, and the way. */
  readonly toColumn?: { readonly words: (column: string) => string; readonly onGo: (column: string) => void }
}

/** Why a text cannot be read, where, and the mend in one click. */
export function ProblemList({ text, problems, onMend, toColumn }: ProblemListProps) {
  const isLong = text.includes('\n')
  return (
    <div role="status">
      <ul className="problems">
        {problems.slice(0, 3).map((problem, index) => (
          <li key={`${problem.start} ${problem.message}`}>
            <StatusGlyph status="warning" label={codeWords.invalid} />
            <span>
              {isLong && codeWords.line(text.slice(0, problem.start).split('\n').length)}
              {problem.message}{' '}
              {problem.replacement === null ? (
                <>
                  {problem.suggestion} {toColumn && <ToColumn problem={problem} way={toColumn} />}
                </>
              ) : (
                <Mend
                  problem={problem}
                  replacement={problem.replacement}
                  isFirst={problems.findIndex(({ replacement }) => replacement !== null) === index}
                  onMend={onMend}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface ToColumnProps {
  readonly problem: Problem
  readonly way: NonNullable<ProblemListProps['toColumn']>
}

function ToColumn({ problem: { refusedColumn }, way }: ToColumnProps) {
  if (refusedColumn === undefined) return null
  return (
    <button type="button" className="linkish" onClick={() => way.onGo(refusedColumn)}>
      {way.words(refusedColumn)}
    </button>
  )
}

interface MendProps {
  readonly problem: Problem
  readonly replacement: string
  /** The one that the key writes. */
  readonly isFirst: boolean
  readonly onMend: ProblemListProps['onMend']
}

function Mend({ problem, replacement, isFirst, onMend }: MendProps) {
  return (
    <>
      <button
        type="button"
        className="linkish"
        // The field must not lose the focus to the button, or the unfinished text would be kept first.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onMend(problem.start, problem.end, replacement)}
      >
        {codeWords.mend(replacement)}
      </button>
      {isFirst && (
        <>
          {' '}
          <Kbd keys="Alt+Enter" />
        </>
      )}
    </>
  )
}
