import type { Structure } from '../../../shared/entities/structure.ts'
import { handOverPartWords, handOverWords } from '../../strings/hand-over.ts'
import { Swatch } from '../../ui/swatch.tsx'
import { CodeBlock } from './code-block.tsx'
import { type Description, groupedDigest } from './hand-over-state.ts'

/** The rules in their order as text, the digest, and the document as it is exported. */
export function DefinitionPart({
  structure,
  description,
}: {
  readonly structure: Structure
  readonly description: Description
}) {
  const { exclusions, segments, defaultPath } = structure
  return (
    <article className="paper">
      <h2 className="h">
        {handOverPartWords.rules} <span className="draft-tag">{handOverWords.draftTag}</span>
      </h2>
      <table className="rules-table">
        <tbody>
          {exclusions.map(({ id, name, draft }) => (
            <RuleLine key={id} place="" paint="excluded" name={name} text={draft.text} />
          ))}
          {segments.map(({ id, name, slot, draft }, index) => (
            <RuleLine key={id} place={String(index + 1)} paint={slot} name={name} text={draft.text} />
          ))}
          <tr className="aside">
            <td className="num" />
            <th scope="row">
              <Swatch kind="default" />
              {defaultPath.name}
            </th>
            <td className="second">{handOverPartWords.standardPath}</td>
          </tr>
        </tbody>
      </table>
      {description.digest !== null && (
        <dl className="facts">
          <dt>{handOverPartWords.digest}</dt>
          <dd className="mono">sha-256 {groupedDigest(description.digest)}</dd>
        </dl>
      )}
      {description.definition === null ? (
        <p className="caption">{handOverPartWords.notYet}</p>
      ) : (
        <CodeBlock title={handOverPartWords.json} text={description.definition} />
      )}
    </article>
  )
}

interface RuleLineProps {
  readonly place: string
  readonly paint: number | 'excluded'
  readonly name: string
  readonly text: string
}

function RuleLine({ place, paint, name, text }: RuleLineProps) {
  return (
    <tr>
      <td className="num muted">{place}</td>
      <th scope="row">
        <Swatch kind={paint} />
        {name}
      </th>
      <td className="mono rule-cell">{text}</td>
    </tr>
  )
}
