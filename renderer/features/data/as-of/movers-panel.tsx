import { useState } from 'react'
import type { Movers } from '../../../../shared/contract/as-of.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import type { AssignmentUse } from '../../../../shared/quality/consent.ts'
import { downloadProcedure } from '../../../api/download.ts'
import { reportError } from '../../../state/notice-store.ts'
import { choiceOfPurpose, purposeChoices, purposeOfChoice } from '../../../state/purpose-choices.ts'
import { useQuery } from '../../../state/use-query.ts'
import { moversWords as say } from '../../../strings/movers.ts'
import type { Noun } from '../../../strings/structures.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import { formatExactCount, formatShare } from '../../../ui/format-number.ts'
import { sentenceCase } from '../../../ui/number-word.ts'
import { ProgressLine } from '../../../ui/progress-line.tsx'
import { Select } from '../../../ui/select.tsx'
import { Swatch } from '../../../ui/swatch.tsx'
import { type Way, waysOf } from './ways-of.ts'

interface MoversPanelProps {
  readonly workspace: WorkspaceView
  readonly from: string
  readonly to: string
}

const SHOWN = 12

/** Who went from one segment of an option to another between two days. */
export function MoversPanel({ workspace, from, to }: MoversPanelProps) {
  const { structures, frame } = workspace
  const [chosen, setChosen] = useState<string | null>(null)
  const option = structures.find(({ id }) => id === chosen) ?? structures[0]
  const structureId = option?.id ?? ''
  const { data, error, isLoading, isStale } = useQuery(
    'asOf.movers',
    { from, to, structureId },
    { enabled: option !== undefined && from !== to },
  )
  const { consents } = workspace.dictionary
  const [use, setUse] = useState<AssignmentUse>(null)
  const choice = choiceOfPurpose(use, consents)
  const lacksUse = consents.length > 0 && choice === null
  const save = (): void => void downloadProcedure('asOf.moversFile', { from, to, structureId, use }).catch(reportError)
  return (
    <section className="stack" aria-label={say.title}>
      <div className="row">
        <h2 className="h">{say.title}</h2>
        {option !== undefined && (
          <Select
            label={say.option}
            labelPlace="hidden"
            choices={structures.map(({ id, name }) => ({ id, name }))}
            value={structureId}
            onChange={setChosen}
          />
        )}
        <span className="spring" />
        {data && consents.length > 0 && (
          <Select
            label={say.use}
            labelPlace="hidden"
            placeholder={say.use}
            choices={purposeChoices(consents)}
            value={choice}
            onChange={(id) => setUse(purposeOfChoice(id))}
          />
        )}
        {data && (
          <Button small icon="download" isDisabled={lacksUse} onPress={save}>
            {say.save}
          </Button>
        )}
      </div>
      {option === undefined && <p className="caption">{say.none}</p>}
      <ProgressLine isBusy={isLoading} label={say.working} />
      {error && <ErrorStrip message={error.message} remedy={error.remedy} />}
      {data && (
        <div className={isStale ? 'stale' : undefined}>
          <Ways movers={data} noun={frame.unitNoun} />
        </div>
      )}
    </section>
  )
}

function Ways({ movers, noun }: { readonly movers: Movers; readonly noun: Noun }) {
  const { ways, moved, stayed } = waysOf(movers)
  return (
    <>
      <p>{say.found(moved, stayed, noun)}</p>
      {ways.length > 0 && (
        <table className="as-of-compared">
          <thead>
            <tr>
              <th>{say.heads.from}</th>
              <th>{say.heads.to}</th>
              <th className="num">{sentenceCase(say.heads.units(noun))}</th>
              <th className="num last">{say.heads.share}</th>
            </tr>
          </thead>
          <tbody>
            {ways.slice(0, SHOWN).map((way) => (
              <tr key={`${way.from?.entryId} ${way.to?.entryId}`}>
                <th scope="row">
                  <Place entry={way.from} otherwise={say.arrived} />
                </th>
                <td>
                  <Place entry={way.to} otherwise={say.gone} />
                </td>
                <td className="num">{formatExactCount(way.units)}</td>
                <td className="num last">{way.share === null ? '–' : formatShare(way.share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {ways.length > SHOWN && <p className="caption">{say.more(ways.length - SHOWN)}</p>}
      <p className="caption">{say.note}</p>
    </>
  )
}

/** A segment by colour and name; in words where the table of that day lacks the unit. */
function Place({ entry, otherwise }: { readonly entry: Way['from']; readonly otherwise: string }) {
  if (entry === null) return <span className="second">{otherwise}</span>
  return (
    <>
      <Swatch kind={entry.slot ?? (entry.kind === 'default' ? 'default' : 'excluded')} />
      {entry.name}
    </>
  )
}
