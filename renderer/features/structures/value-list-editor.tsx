import { useState } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger } from 'react-aria-components'
import type { Condition, Literal } from '../../../shared/rules/rule.ts'
import { ruleWords } from '../../strings/structures.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { formatCell, formatExactCount } from '../../ui/format-number.ts'
import { Popover } from '../../ui/popover.tsx'
import type { BuilderContext } from './builder-context.ts'
import { dayTyped, numberTyped } from './read-typed.ts'

type InCondition = Extract<Condition, { kind: 'in' }>

interface ValueListEditorProps {
  readonly condition: InCondition
  readonly onKeep: (next: Condition) => void
  readonly context: BuilderContext
}

/** The values of a list: ticked among the column's most frequent, or typed. */
export function ValueListEditor({ condition, onKeep, context }: ValueListEditorProps) {
  const [typed, setTyped] = useState('')
  const type = context.scope.columns.get(condition.column)
  const top = context.profiles.get(condition.column)?.top ?? []
  const counts = new Map(top.map(({ value, count }) => [value, count]))
  const chosen = condition.values
  const offered: Literal[] = [
    ...chosen,
    ...(type === 'text' ? top.map(({ value }): Literal => ({ type: 'text', value })) : []).filter(
      (literal) => !chosen.some((other) => other.value === literal.value),
    ),
  ]
  const toggle = (literal: Literal, isChosen: boolean): void => {
    const values = isChosen ? [...chosen, literal] : chosen.filter((other) => other.value !== literal.value)
    // An empty list can be true of nobody, so the last value stays.
    if (values.length > 0) onKeep({ ...condition, values })
  }
  const add = (): void => {
    const literal = literalTyped(typed, chosen[0]?.type ?? 'text')
    if (literal === null) return
    if (!chosen.some((other) => other.value === literal.value)) toggle(literal, true)
    setTyped('')
  }
  return (
    <DialogTrigger>
      <AriaButton className="chip values" aria-label={`${ruleWords.values}: ${chosen.map(literalText).join(', ')}`}>
        <span className="cut">{chosen.map(literalText).join(', ')}</span>
      </AriaButton>
      <Popover>
        <Dialog className="check-list values-list" aria-label={ruleWords.values}>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              add()
            }}
          >
            <input
              className="input"
              aria-label={ruleWords.addValue}
              placeholder={ruleWords.addValue}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </form>
          <ul>
            {offered.map((literal) => (
              <li key={String(literal.value)}>
                <Checkbox
                  isSelected={chosen.some((other) => other.value === literal.value)}
                  onChange={(isChosen) => toggle(literal, isChosen)}
                >
                  <span className="cut">{literalText(literal)}</span>
                  <small className="caption num">{countText(counts.get(String(literal.value)))}</small>
                </Checkbox>
              </li>
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function countText(count: number | undefined): string {
  return count === undefined ? '' : formatExactCount(count)
}

function literalText(literal: Literal): string {
  if (literal.type === 'number') return formatCell(literal.value)
  return literal.value === '' ? '""' : String(literal.value)
}

function literalTyped(text: string, type: Literal['type']): Literal | null {
  if (type === 'number') {
    const value = numberTyped(text)
    return value === null ? null : { type, value }
  }
  if (type === 'date') {
    const value = dayTyped(text)
    return value === null ? null : { type, value }
  }
  return text === '' ? null : { type: 'text', value: text }
}
