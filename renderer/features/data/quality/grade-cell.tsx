import type { JudgedColumn } from '../../../../shared/quality/judge-columns.ts'
import { GRADE_WORDS, qualityStrings as say } from '../../../strings/quality.ts'
import { Icon } from '../../../ui/icon.tsx'
import { type Status, StatusGlyph } from '../../../ui/status-glyph.tsx'

/** The mark of a grade; an accepted fault has one of its own. */
export function statusOf({ grade, accepted }: JudgedColumn): Status {
  if (accepted !== null) return 'waived'
  return grade === 'warn' ? 'warning' : grade
}

/** A column's grade in its list: mark and word, and a lock where it is kept out of rules. */
export function GradeCell({ judged }: { readonly judged: JudgedColumn }) {
  const reasons = judged.findings.map(({ words }) => words)
  const why = [...reasons, ...(judged.refusal === null ? [] : [judged.refusal.why])].join(' ')
  return (
    <span className="grade-cell" title={why === '' ? undefined : why}>
      <StatusGlyph status={statusOf(judged)} />
      {GRADE_WORDS[judged.grade]}
      {judged.refusal !== null && (
        <span className="kept-out">
          <Icon name="lock" small />
          <span className="sr">{say.keptOut}</span>
        </span>
      )}
    </span>
  )
}
