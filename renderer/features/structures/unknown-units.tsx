import { memo } from 'react'
import type { EntryReach } from '../../../shared/contract/structures.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import { showUnitsOf } from '../../state/table-view-store.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { effectWords, type Noun } from '../../strings/structures.ts'
import { Button } from '../../ui/button.tsx'
import { formatExactCount } from '../../ui/format-number.ts'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import type { Entry } from './entry.ts'
import type { LiveReach } from './use-live-reach.ts'
import { textOfRule } from './use-rule-draft.ts'

interface UnknownUnitsProps {
  readonly entry: Entry
  readonly structure: Structure
  readonly reach: LiveReach
  readonly noun: Noun
}

/** Units for which the rule cannot be decided, the columns that are missing there, and a way to take them in. */
export function UnknownUnits({ entry, structure, reach, noun }: UnknownUnitsProps) {
  const own = reach.now?.entries.find(({ entryId }) => entryId === entry.id)
  if (own === undefined || own.broken !== null) return null
  const isKept = reach.now === reach.saved
  return <UnknownList {...{ entry, structure, noun, isKept }} unknown={own.unknown} byColumn={own.unknownByColumn} />
}

interface UnknownListProps extends Omit<UnknownUnitsProps, 'reach'> {
  readonly unknown: number
  readonly byColumn: EntryReach['unknownByColumn']
  /** Counted by the rules as kept. */
  readonly isKept: boolean
}

/** Apart, as a line that moves seldom changes it. */
const UnknownList = memo(function UnknownList(props: UnknownListProps) {
  const { entry, structure, noun, unknown, byColumn, isKept } = props
  const columns = Object.entries(byColumn).toSorted(([, a], [, b]) => b - a)
  const takeIn = (column: string): void => {
    if (entry.draft.rule === null) return
    const { rule } = entry.draft
    const missing: Rule = { kind: 'missing', column, negated: false }
    const grown: Rule = { kind: 'any', of: rule.kind === 'any' ? [...rule.of, missing] : [rule, missing] }
    void runCommand('segments.setRule', { structureId: structure.id, entryId: entry.id, text: textOfRule(grown) })
  }
  return (
    <section className="effect-part">
      <h2 className="h">{effectWords.unknownTitle}</h2>
      {unknown === 0 && <p className="caption">{effectWords.unknownNone}</p>}
      <ul>
        {columns.map(([column, count]) => (
          <li className="unknown" key={column}>
            <StatusGlyph status="warning" />
            <span>
              <b>{formatExactCount(count)}</b>
              {effectWords.stayOut(noun)}
              <span className="mono">{column}</span>
              {effectWords.isMissing}{' '}
              <Button kind="link" onPress={() => takeIn(column)}>
                {effectWords.decide}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {columns.length > 1 && <p className="caption">{effectWords.rest(unknown, noun)}</p>}
      {unknown > 0 && isKept && (
        <Button
          kind="link"
          onPress={() => showUnitsOf({ structureId: structure.id, entryId: entry.id, units: 'unknown' })}
        >
          {effectWords.listUnknown(unknown, noun)}
        </Button>
      )}
    </section>
  )
})
