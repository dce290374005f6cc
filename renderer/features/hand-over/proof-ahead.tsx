import type { Spine } from '../../../shared/entities/spine.ts'
import { certificateWords, handOverWords, type Noun } from '../../strings/hand-over.ts'
import { proofAheadWords as say } from '../../strings/proof-ahead.ts'

interface ProofAheadProps {
  readonly spine: Spine
  readonly noun: Noun
  /** Of files that the hand-over will have. */
  readonly fileCount: number
}

/** In the certificate's place before the first proof: what will be run, what it can find, how long it takes. */
export function ProofAhead({ spine, noun, fileCount }: ProofAheadProps) {
  return (
    <article className="certificate" aria-label={say.title}>
      <header>
        <div>
          <p className="eyebrow">
            {certificateWords.eyebrow} <span className="draft-tag">{handOverWords.notProvedTag}</span>
          </p>
          <h2>{say.title}</h2>
        </div>
      </header>
      <p className="ahead-lead">
        {say.lead} {say.time(spine.unitCount, noun)}
      </p>
      <div className="certificate-parts">
        <section>
          <h3>{say.compared}</h3>
          <Engines spine={spine} noun={noun} />
        </section>
        <section>
          <h3>{say.testRows}</h3>
          <Points points={say.tests} />
        </section>
        <section>
          <h3>{say.verdict}</h3>
          <Points points={say.verdicts(fileCount)} />
        </section>
        <section>
          <h3>{say.sight}</h3>
          <p className="sight">{say.sightHelp}</p>
        </section>
      </div>
    </article>
  )
}

function Engines({ spine, noun }: Omit<ProofAheadProps, 'fileCount'>) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say.engine}</th>
          <th scope="col">{say.role}</th>
          <th scope="col" className="num last">
            {say.rows(noun)}
          </th>
        </tr>
      </thead>
      <tbody>
        {say.engines.map(({ name, role }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{role}</td>
            <td className="num last">{say.count(spine.unitCount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Points({ points }: { readonly points: readonly string[] }) {
  return (
    <ul className="ahead-points">
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  )
}
