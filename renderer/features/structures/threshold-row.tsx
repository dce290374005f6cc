import { useState } from 'react'
import type { Threshold } from '../../../shared/entities/threshold.ts'
import { select } from '../../state/navigation-store.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { thresholdWords } from '../../strings/structures.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { focusEntry } from './focus-entry.ts'
import { thresholdNameProblem, thresholdNameTyped } from './threshold-name.ts'
import type { ThresholdUse } from './threshold-uses.ts'

interface ThresholdRowProps {
  readonly threshold: Threshold
  readonly thresholds: readonly Threshold[]
  readonly uses: readonly ThresholdUse[]
}

const EXACT: Intl.NumberFormatOptions = { maximumFractionDigits: 12 }

/** One named threshold: its name, value and unit, each to be changed in place, and the rules that use it. */
export function ThresholdRow({ threshold, thresholds, uses }: ThresholdRowProps) {
  const { name, value, unit } = threshold
  const [problem, setProblem] = useState<string | null>(null)
  const set = (next: { readonly value?: number; readonly unit?: string }): void => {
    void runCommand('thresholds.set', { name, value, unit, ...next })
  }
  const rename = (typed: string): void => {
    const to = thresholdNameTyped(typed)
    const fault = thresholdNameProblem(to, thresholds, name)
    setProblem(fault)
    if (fault === null && to !== name) void runCommand('thresholds.rename', { name, to })
  }
  return (
    <tr>
      <th scope="row" title={`@${name}`}>
        <TextField
          label={thresholdWords.nameOf(name)}
          labelPlace="hidden"
          value={`@${name}`}
          onCommit={rename}
          onChange={() => setProblem(null)}
          mono
          maxLength={80}
          error={problem ?? undefined}
        />
        <Uses name={name} uses={uses} />
      </th>
      <td className="num">
        <NumberField
          label={thresholdWords.valueOf(name)}
          labelPlace="hidden"
          value={value}
          format={EXACT}
          onChange={(next) => {
            if (Number.isFinite(next) && next !== value) set({ value: next })
          }}
        />
      </td>
      <td>
        <TextField
          label={thresholdWords.unitOf(name)}
          labelPlace="hidden"
          value={unit}
          onCommit={(next) => set({ unit: next.trim() })}
        />
      </td>
      <td>
        <IconButton
          icon="trash"
          small
          label={uses.length > 0 ? thresholdWords.inUse(name) : thresholdWords.remove(name)}
          isOff={uses.length > 0}
          onPress={() => void runCommand('thresholds.remove', { name })}
        />
      </td>
    </tr>
  )
}

/** How many rules use a threshold; pressing it lists them, choosing one opens it. */
function Uses({ name, uses }: { readonly name: string; readonly uses: readonly ThresholdUse[] }) {
  if (uses.length === 0) return <span className="caption">{thresholdWords.uses(0)}</span>
  return (
    <Menu
      label={thresholdWords.whereUsed(name)}
      trigger={
        <Button kind="link" className="uses" label={`${thresholdWords.uses(uses.length)}: ${name}`}>
          {thresholdWords.uses(uses.length)}
        </Button>
      }
      groups={[
        {
          title: thresholdWords.whereUsed(name),
          entries: uses.map(({ structureId, structureName, entryId, entryName }) => ({
            id: `${structureId} ${entryId}`,
            name: entryName,
            note: structureName,
            onChoose: () => {
              select(structureId, entryId)
              focusEntry(entryId)
            },
          })),
        },
      ]}
    />
  )
}
