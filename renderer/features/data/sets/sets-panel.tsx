import { useState } from 'react'
import type { SetColumn } from '../../../../shared/contract/sets.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import type { SetQuestion } from '../../../../shared/rules/set-rule.ts'
import { setWords as say } from '../../../strings/sets.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { formatExactCount, formatShare } from '../../../ui/format-number.ts'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { SetAnswer } from './set-answer.tsx'
import './sets.css'

interface SetsPanelProps {
  readonly workspace: WorkspaceView
  /** At least one. */
  readonly sets: readonly SetColumn[]
}

type Asked = Pick<SetQuestion, 'with' | 'mode' | 'without'>
const NOTHING: Asked = { with: [], mode: 'any', without: [] }

/** The members of a column that holds sets, and who has some of them and lacks others. */
export function SetsPanel({ workspace, sets }: SetsPanelProps) {
  const [column, setColumn] = useState(sets[0]?.column ?? '')
  const [asked, setAsked] = useState<Asked>(NOTHING)
  const [sought, setSought] = useState('')
  const set = sets.find((each) => each.column === column) ?? sets[0]
  if (set === undefined) return null
  const noun = workspace.frame.unitNoun
  const choose = (next: string): void => {
    setColumn(next)
    setAsked(NOTHING)
    setSought('')
  }
  const shown = set.members.filter(({ member }) => member.toLowerCase().includes(sought.trim().toLowerCase()))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="scroll sets" tabIndex={0} aria-label={say.tab}>
      <div className="sets-columns">
        <div className="stack">
          <h2 className="h">{say.title(set.column)}</h2>
          {sets.length > 1 && (
            <Select
              label={say.column}
              labelPlace="inline"
              mono
              choices={sets.map((each) => ({ id: each.column, name: each.column }))}
              value={set.column}
              onChange={choose}
            />
          )}
          <p>{say.evidence(set, noun)}</p>
          <p className="caption">{say.how(set.column)}</p>
          <SetAnswer
            question={{ column: set.column, ...asked }}
            noun={noun}
            unitCount={workspace.spine?.unitCount ?? 0}
            onMode={(mode) => setAsked({ ...asked, mode })}
            onClear={() => setAsked(NOTHING)}
          />
        </div>
        <div className="stack">
          <TextField
            label={say.find}
            labelPlace="hidden"
            placeholder={say.find}
            value={sought}
            onChange={setSought}
            type="search"
          />
          <Members set={{ ...set, members: shown }} {...{ asked, noun }} onAsk={setAsked} />
          {set.members.length < set.memberCount && (
            <p className="caption">{say.first(set.members.length, set.memberCount)}</p>
          )}
        </div>
      </div>
    </section>
  )
}

interface MembersProps {
  readonly set: SetColumn
  readonly asked: Asked
  readonly noun: WorkspaceView['frame']['unitNoun']
  readonly onAsk: (asked: Asked) => void
}

function Members({ set: { members, present }, asked, noun, onAsk }: MembersProps) {
  if (members.length === 0) return <p className="caption">{say.none}</p>
  const others = (list: readonly string[], member: string): string[] => list.filter((each) => each !== member)
  // Who has a member cannot lack it.
  const put = (side: 'with' | 'without', member: string, isTicked: boolean): void => {
    const bare = { ...asked, with: others(asked.with, member), without: others(asked.without, member) }
    onAsk(isTicked ? { ...bare, [side]: [...bare[side], member] } : bare)
  }
  return (
    <table className="sticky hover">
      <thead>
        <tr>
          <th>{say.heads.member}</th>
          <th className="num">{say.heads.units(noun)}</th>
          <th className="num">{say.heads.share}</th>
          <th>{say.heads.with}</th>
          <th className="last">{say.heads.without}</th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ member, units }) => (
          <tr key={member}>
            <th scope="row">{member}</th>
            <td className="num">{formatExactCount(units)}</td>
            <td className="num">{formatShare(units / present)}</td>
            <td>
              <Checkbox
                label={say.withOf(member)}
                isSelected={asked.with.includes(member)}
                onChange={(isTicked) => put('with', member, isTicked)}
              />
            </td>
            <td className="last">
              <Checkbox
                label={say.withoutOf(member)}
                isSelected={asked.without.includes(member)}
                onChange={(isTicked) => put('without', member, isTicked)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
