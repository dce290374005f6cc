import type { ProofCertificate } from '../../../shared/contract/exports.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { certificateWords, type Noun } from '../../strings/hand-over.ts'
import { formatExactCount } from '../../ui/format-number.ts'
import { Swatch, type SwatchKind } from '../../ui/swatch.tsx'

interface UnitsPerEntryProps {
  readonly structure: Structure
  readonly proof: ProofCertificate
  readonly noun: Noun
}

/** Units per line and engine over the customer table; segments, then standard path and not served, then all. */
export function UnitsPerEntry({ structure, proof, noun }: UnitsPerEntryProps) {
  const rank = { segment: 0, default: 1, exclusion: 2 } as const
  const lines = proof.entries
    .map((entry, index) => ({ ...entry, units: proof.engines.map(({ unitsPerEntry }) => unitsPerEntry[index] ?? 0) }))
    .toSorted((a, b) => rank[a.kind] - rank[b.kind])
  const totals = proof.engines.map(({ unitsPerEntry }) => unitsPerEntry.reduce((sum, units) => sum + units, 0))
  return (
    <section>
      <h3>{certificateWords.perSegment(noun)}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{certificateWords.segment}</th>
            {proof.engines.map(({ id, name }) => (
              <th key={id} scope="col" className="num">
                {name}
              </th>
            ))}
            <th scope="col" className="num last">
              {certificateWords.differ}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, kind, units }) => (
            <tr key={id} className={kind === 'segment' ? undefined : 'aside'}>
              <th scope="row">
                <Swatch kind={paintOf(structure, id, kind)} />
                {name}
              </th>
              <Figures units={units} proof={proof} />
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{certificateWords.all(noun)}</th>
            <Figures units={totals} proof={proof} />
          </tr>
        </tbody>
      </table>
    </section>
  )
}

function Figures({ units, proof }: { readonly units: readonly number[]; readonly proof: ProofCertificate }) {
  const [reference = 0] = units
  const furthest = Math.max(...units.map((count) => Math.abs(count - reference)))
  return (
    <>
      {proof.engines.map(({ id }, index) => (
        <td key={id} className="num">
          {formatExactCount(units[index] ?? 0)}
        </td>
      ))}
      <td className={furthest > 0 ? 'num last neg' : 'num last'}>{formatExactCount(furthest)}</td>
    </>
  )
}

function paintOf(structure: Structure, id: string, kind: 'exclusion' | 'segment' | 'default'): SwatchKind {
  if (kind === 'exclusion') return 'excluded'
  return structure.segments.find((segment) => segment.id === id)?.slot ?? 'default'
}
