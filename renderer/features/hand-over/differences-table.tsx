import type { ProofCertificate } from '../../../shared/contract/exports.ts'
import { certificateWords } from '../../strings/hand-over.ts'
import { formatDay } from '../../ui/format-time.ts'
import { checkedRows } from './hand-over-state.ts'

/** The first rows that differ: their values and both answers. */
export function DifferencesTable({ proof }: { readonly proof: ProofCertificate }) {
  const rest = checkedRows(proof).differing - proof.differences.length
  const nameOf = (id: string): string => proof.engines.find((engine) => engine.id === id)?.name ?? id
  const columns = [...new Set(proof.differences.flatMap(({ cells }) => Object.keys(cells)))]
  return (
    <section className="differences">
      <h3>{certificateWords.differences}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <div className="scroll" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{certificateWords.engine}</th>
              <th scope="col">{certificateWords.where}</th>
              <th scope="col">{certificateWords.asOf}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="mono">
                  {column}
                </th>
              ))}
              <th scope="col">{certificateWords.expected}</th>
              <th scope="col">{certificateWords.got}</th>
            </tr>
          </thead>
          <tbody>
            {proof.differences.map((difference, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a finished proof never move
              <tr key={index}>
                <td>{nameOf(difference.engine)}</td>
                <td>{certificateWords.places[difference.where]}</td>
                <td>{formatDay(difference.asOf)}</td>
                {columns.map((column) => (
                  <td key={column} className="mono">
                    {difference.cells[column] ?? <span className="missing">{certificateWords.missing}</span>}
                  </td>
                ))}
                <td>{difference.expected}</td>
                <td className="got">{difference.got}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && <p className="caption">{certificateWords.more(rest)}</p>}
    </section>
  )
}
