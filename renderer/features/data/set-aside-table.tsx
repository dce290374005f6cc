import { setAsideStrings as say } from '../../strings/data.ts'
import { formatExactCount } from '../../ui/format-number.ts'
import type { SetAsideLine } from './set-aside-lines.ts'

/** Line, column, what happened and the raw text, in the order of the file. */
export function SetAsideTable({ lines }: { readonly lines: readonly SetAsideLine[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="scroll" tabIndex={0} aria-label={say.title}>
      <table className="aside-table sticky">
        <thead>
          <tr>
            <th className="num">{say.columns.line}</th>
            <th>{say.columns.column}</th>
            <th>{say.columns.what}</th>
            <th className="last">{say.columns.raw}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, column, what, raw }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line may stand for several cells and never moves
            <tr key={index}>
              <td className="num muted">{formatExactCount(line)}</td>
              <td className="mono cut">{column ?? say.row}</td>
              <td className="cut" title={what}>
                {what}
              </td>
              <td className="mono cut last" title={raw}>
                {column === null ? raw : <mark>{raw === '' ? '(empty)' : raw}</mark>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
