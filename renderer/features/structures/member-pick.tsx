import type { ReactNode } from 'react'
import type { Condition } from '../../../shared/rules/rule.ts'
import { useQuery } from '../../state/use-query.ts'
import { setWords as say } from '../../strings/sets.ts'
import { ruleWords } from '../../strings/structures.ts'
import { formatExactCount } from '../../ui/format-number.ts'
import { PickChip } from '../../ui/pick-chip.tsx'

type HasCondition = Extract<Condition, { kind: 'text' }>

interface MemberPickProps {
  readonly condition: HasCondition
  readonly onKeep: (next: HasCondition) => void
  /** Where the column holds no sets that are known. */
  readonly otherwise: ReactNode
}

/** The member that `has` asks for: one of the column's, or any that is typed. */
export function MemberPick({ condition, onKeep, otherwise }: MemberPickProps) {
  const sets = useQuery('sets.list', {}, { ofTable: true }).data ?? []
  const members = sets.find(({ column }) => column === condition.column)?.members ?? []
  if (members.length === 0) return otherwise
  return (
    <PickChip
      label={say.pick(condition.column)}
      spoken={condition.value}
      className="values"
      choices={members.map(({ member, units }) => ({ id: member, name: member, note: formatExactCount(units) }))}
      value={condition.value}
      find={say.findMember}
      noMatch={ruleWords.noMatch}
      free={{
        words: (typed) => say.use(typed.trim()),
        onUse: (typed) => {
          if (typed.trim() !== '') onKeep({ ...condition, value: typed.trim() })
        },
      }}
      onPick={(value) => onKeep({ ...condition, value })}
    >
      {condition.value}
    </PickChip>
  )
}
