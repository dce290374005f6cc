import type { ExplainedLanding } from '../../../shared/contract/look-up.ts'
import { closeLookUp } from '../../state/look-up-store.ts'
import { type NamedEntry, namedEntry } from '../../state/named-entry.ts'
import { openStructure } from '../../state/navigation-store.ts'
import { lookUpWords as say } from '../../strings/look-up.ts'
import { Button } from '../../ui/button.tsx'
import { optionLetter } from '../../ui/option-letter.ts'
import { Swatch } from '../../ui/swatch.tsx'
import { type Speaking, sayBecause, sayLineMove, sayMove, sayPassed } from './say-move.ts'

interface LandingPartProps {
  readonly landing: ExplainedLanding
  readonly speaking: Speaking
}

/** A unit's place in one option: which entry, by which conditions, and the smallest changes that would move it. */
export function LandingPart({ landing, speaking }: LandingPartProps) {
  const { structureId, entryId, because, unknown, moves, line } = landing
  const { structures, frame } = speaking.workspace
  const index = structures.findIndex(({ id }) => id === structureId)
  const structure = structures[index]
  if (structure === undefined) return null
  const entryOf = (id: string): NamedEntry => namedEntry(structure, id)
  const noun = frame.unitNoun
  const open = (): void => {
    closeLookUp()
    openStructure(structureId, entryId)
  }
  return (
    <section className="landing" aria-label={`${optionLetter(index)} ${structure.name}`}>
      <div className="landing-head">
        <span className="letter">{optionLetter(index)}</span>
        <h4 className="cut" title={structure.name}>
          {structure.name}
        </h4>
        <EntryName entry={entryOf(entryId)} isStrong />
        <span className="spring" />
        {entryId !== 'default' && (
          <Button kind="link" onPress={open}>
            {say.openRule}
          </Button>
        )}
      </div>
      <dl className="landing-facts">
        <dt>{say.because}</dt>
        <dd>
          {entryId === 'default' && <p>{say.nobodyTakes}</p>}
          {because.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule may have the same condition twice
            <p key={at}>{sayBecause(one, speaking)}</p>
          ))}
          {unknown.map((one) => (
            <p key={one.entryId} className="second">
              {say.unknown(entryOf(one.entryId).name, one.columns)}
            </p>
          ))}
        </dd>
        <dt>{say.wouldMove}</dt>
        <dd>
          {moves.length === 0 && line === null && <p className="second">{say.stays}</p>}
          {moves.map((move) => (
            <Way
              key={`${move.column} ${move.entryId} ${JSON.stringify(move.to)}`}
              words={sayMove(move, speaking)}
              entry={entryOf(move.entryId)}
              note={sayPassed(move, noun)}
            />
          ))}
          {line !== null && (
            <Way
              words={sayLineMove(line, entryOf(line.ofEntryId).name, speaking)}
              entry={entryOf(line.entryId)}
              note={say.movers(line.movers, noun)}
            />
          )}
        </dd>
      </dl>
    </section>
  )
}

interface WayProps {
  readonly words: string
  readonly entry: NamedEntry
  readonly note: string | null
}

/** One change, where it leads, and how large it is. */
function Way({ words, entry, note }: WayProps) {
  return (
    <p className="landing-way">
      <span>{words}</span> <span aria-hidden="true">→</span> <EntryName entry={entry} />
      {note !== null && <span className="muted">{note}</span>}
    </p>
  )
}

function EntryName({ entry, isStrong = false }: { readonly entry: NamedEntry; readonly isStrong?: boolean }) {
  return (
    <span className={isStrong ? 'landing-entry strong' : 'landing-entry'}>
      <Swatch kind={entry.paint} />
      <span className="cut" title={entry.name}>
        {entry.name}
      </span>
    </span>
  )
}
