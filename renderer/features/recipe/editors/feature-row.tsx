import type { NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import { type Feature, feature as featureSchema } from '../../../../shared/recipe/feature.ts'
import { featureWords as say } from '../../../strings/recipe-steps.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { asKind, columnUse, withColumn, withWindow } from './change-feature.ts'
import { CodeField } from './code-field.tsx'
import { columnChoices } from './column-choices.ts'
import { FeatureDetails } from './feature-details.tsx'

const KINDS = featureSchema.options.flatMap(({ shape }) =>
  'options' in shape.kind ? [...shape.kind.options] : [...shape.kind.values],
)
const WINDOWS = [30, 60, 90, 180, 360, 720]
const ALL = 'all'
/** No column has this name. */
const NONE = '\u0000none'

interface FeatureRowProps {
  readonly feature: Feature
  readonly columns: readonly NamedColumn[]
  readonly hasDay: boolean
  readonly onChange: (feature: Feature) => void
  readonly onRemove: () => void
}

/** One new column of the customer table: its name, what it says, of which column, over which rows. */
export function FeatureRow({ feature, columns, hasDay, onChange, onRemove }: FeatureRowProps) {
  const { name, kind, windowDays } = feature
  const use = columnUse(kind)
  const column = 'column' in feature ? feature.column : null
  const windows = [...new Set([...WINDOWS, ...(windowDays === null ? [] : [windowDays])])].toSorted((a, b) => a - b)
  return (
    <li className="rc-feature">
      <TextField
        label={say.heads.name}
        labelPlace="hidden"
        mono
        value={name}
        onCommit={(text) => onChange({ ...feature, name: text.trim() })}
      />
      <Select
        label={say.kindOf(name)}
        labelPlace="hidden"
        choices={KINDS.map((id) => ({ id, name: say.kinds[id] }))}
        value={kind}
        onChange={(next) => onChange(asKind(feature, next))}
      />
      {use === 'never' ? (
        <span className="caption">{say.rows}</span>
      ) : (
        <Select
          label={say.ofColumn(name)}
          labelPlace="hidden"
          mono
          choices={[...(use === 'optional' ? [{ id: NONE, name: say.rows }] : []), ...columnChoices(columns, column)]}
          value={use === 'optional' ? (column ?? NONE) : column === '' ? null : column}
          onChange={(next) => onChange(withColumn(feature, next === NONE ? '' : next))}
        />
      )}
      <Select
        label={say.windowOf(name)}
        labelPlace="hidden"
        isDisabled={!hasDay}
        choices={[
          ...(kind === 'trend' ? [] : [{ id: ALL, name: say.windows.all }]),
          ...windows.map((days) => ({ id: String(days), name: say.windows.days(days) })),
        ]}
        value={windowDays === null ? ALL : String(windowDays)}
        onChange={(id) => onChange(withWindow(feature, id === ALL ? null : Number(id)))}
      />
      <IconButton icon="close" small label={say.remove(name)} onPress={onRemove} />
      <FeatureDetails {...{ feature, columns, onChange }} />
      <CodeField
        label={say.whereOf(name)}
        placeholder={say.whereExample}
        language="rule"
        value={feature.where ?? ''}
        columns={columns}
        onCommit={(text) => onChange({ ...feature, where: text.trim() === '' ? null : text.trim() })}
      />
    </li>
  )
}
