import type { ProofCertificate } from '../../../shared/contract/exports.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { certificateWords, handOverWords, type Noun } from '../../strings/hand-over.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatExactCount } from '../../ui/format-number.ts'
import { formatDay, formatDuration, formatWhen } from '../../ui/format-time.ts'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { DifferencesTable } from './differences-table.tsx'
import { checkedRows, groupedDigest } from './hand-over-state.ts'
import { UnitsPerEntry } from './units-per-entry.tsx'

interface CertificateProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly proof: ProofCertificate
  readonly isStale: boolean
}

/** The same-answer proof as a document. */
export function Certificate({ workspace, structure, proof, isStale }: CertificateProps) {
  const { checked, engines, differing } = checkedRows(proof)
  const noun = workspace.frame.unitNoun
  const verdict = { same: certificateWords.same, differs: certificateWords.differs, blind: certificateWords.blind }[
    proof.verdict
  ]
  const [of, rows] = certificateWords.stamp(checked, engines)
  return (
    <article className={classNames('certificate', isStale && 'is-stale')} aria-label={certificateWords.eyebrow}>
      <header>
        <div>
          <p className="eyebrow">
            {certificateWords.eyebrow} <span className="draft-tag">{handOverWords.draftTag}</span>
          </p>
          <h2>{verdict}</h2>
        </div>
        <div className={classNames('stamp', differing > 0 && 'bad')}>
          <b>{formatExactCount(differing)}</b>
          <span>
            {of}
            <br />
            {rows}
          </span>
        </div>
      </header>
      <Facts workspace={workspace} structure={structure} proof={proof} />
      {proof.differences.length > 0 && <DifferencesTable proof={proof} />}
      <div className="certificate-parts">
        <Engines proof={proof} />
        <GridCases proof={proof} />
        <UnitsPerEntry structure={structure} proof={proof} noun={noun} />
        <Sight proof={proof} />
      </div>
    </article>
  )
}

function Facts({ workspace, structure, proof }: Omit<CertificateProps, 'isStale'>) {
  const noun: Noun = workspace.frame.unitNoun
  const kinds = proof.entries.map(({ kind }) => kind)
  const count = (kind: string): number => kinds.filter((other) => other === kind).length
  const reference = proof.engines.find(({ id }) => id === 'workbench')
  const [asOf] = proof.asOfDates
  return (
    <dl className="facts">
      <dt>{certificateWords.definition}</dt>
      <dd>{certificateWords.scope(structure.name, count('segment'), count('exclusion'))}</dd>
      <dt>{certificateWords.digest}</dt>
      <dd className="mono">sha-256 {groupedDigest(proof.digest)}</dd>
      <dt>{certificateWords.table}</dt>
      <dd>{certificateWords.tableScope(reference?.spineRows ?? 0, noun, formatDay(asOf ?? workspace.frame.asOf))}</dd>
      <dt>{certificateWords.checked}</dt>
      <dd>
        {certificateWords.checkedScope(
          formatWhen(new Date(proof.checkedAt), new Date()),
          formatDuration(proof.elapsedMs),
        )}
      </dd>
      {proof.asOfDates.length > 1 && (
        <>
          <dt>{certificateWords.dates}</dt>
          <dd>{proof.asOfDates.map((day) => formatDay(day)).join(', ')}</dd>
        </>
      )}
    </dl>
  )
}

function Engines({ proof }: { readonly proof: ProofCertificate }) {
  return (
    <section>
      <h3>{certificateWords.engines}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{certificateWords.engine}</th>
            <th scope="col">{certificateWords.how}</th>
            <th scope="col" className="num">
              {certificateWords.edgeRows}
            </th>
            <th scope="col" className="num">
              {certificateWords.tableRows}
            </th>
            <th scope="col" className="num last">
              {certificateWords.differ}
            </th>
          </tr>
        </thead>
        <tbody>
          {proof.engines.map(({ id, name, version, gridRows, gridDiffering, spineRows, spineDiffering }) => (
            <tr key={id}>
              <th scope="row">
                {name} <small>{version}</small>
              </th>
              <td>{id === 'workbench' ? certificateWords.reference : certificateWords.runHere}</td>
              <td className="num">{formatExactCount(gridRows)}</td>
              <td className="num">{formatExactCount(spineRows)}</td>
              <td className="num last">
                {id === 'workbench' && gridDiffering === 0 ? '–' : <Differing count={gridDiffering + spineDiffering} />}
              </td>
            </tr>
          ))}
          {proof.notRun.map(({ product }) => (
            <tr key={product} className="aside">
              <th scope="row">{product}</th>
              <td>{certificateWords.notRun}</td>
              <td className="num">–</td>
              <td className="num">–</td>
              <td className="num last">–</td>
            </tr>
          ))}
        </tbody>
      </table>
      {proof.notRun.map(({ product, reason }) => (
        <p key={product} className="caption">
          {certificateWords.notRunWhy(product, reason)}
        </p>
      ))}
    </section>
  )
}

function Differing({ count }: { readonly count: number }) {
  return (
    <span className="differing">
      <StatusGlyph status={count === 0 ? 'pass' : 'fail'} />
      {formatExactCount(count)}
    </span>
  )
}

function GridCases({ proof }: { readonly proof: ProofCertificate }) {
  return (
    <section>
      <h3>{certificateWords.holds}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{certificateWords.cases}</th>
            <th scope="col" className="num last">
              {certificateWords.rows}
            </th>
          </tr>
        </thead>
        <tbody>
          {proof.gridCases.map(({ label, rows }) => (
            <tr key={label}>
              <td className="wrap">{label}</td>
              <td className="num last">{formatExactCount(rows)}</td>
            </tr>
          ))}
          <tr className="total">
            <td>{certificateWords.total}</td>
            <td className="num last">{formatExactCount(proof.gridRows)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}

function Sight({ proof }: { readonly proof: ProofCertificate }) {
  const { made, caught, equivalent, missed } = proof.mutants
  return (
    <section>
      <h3>{certificateWords.sight}</h3>
      <p className="sight">
        <b>{certificateWords.caught(caught, made - equivalent.length)}</b>
        {certificateWords.caughtRest}
      </p>
      {missed.length > 0 && (
        <div className="sight">
          <StatusGlyph status="fail" /> <b>{certificateWords.missed}</b>
          <ul>
            {missed.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      {equivalent.length > 0 && (
        <details className="sight">
          <summary>{certificateWords.equivalent(equivalent.length)}</summary>
          <ul>
            {equivalent.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
