import { ROLE_IDS, type RoleBinding } from '../../../shared/economics/role.ts'
import { ROLE_CATALOGUE, roleAccepts, takesRate } from '../../../shared/economics/role-catalogue.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { meaningStrings as say, TYPE_WORDS } from '../../strings/data.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import type { MeaningRowProps } from './meaning-row.tsx'

const NONE = '\u0000none'
const YES_LIKE = /^(yes|y|true|1|ja|oui|si|churned|lost|won)$/i
const SHOWN_VALUES = 8

/** Which column, what an empty cell means, and for yes/no kept as text which values mean yes. */
export function MeaningEditor(props: MeaningRowProps) {
  const { role, binding, suggestion, columns, profiles, roles, isReadOnly } = props
  const { explanation, unit } = ROLE_CATALOGUE[role]
  const fitting = columns.filter(({ type }) => roleAccepts(role, type))
  const top = profiles.find(({ name }) => name === binding?.column)?.top ?? []
  const type = columns.find(({ name }) => name === binding?.column)?.type
  const bind = (next: RoleBinding | null) => void runCommand('mapping.bind', { role, binding: next })
  const choose = (name: string) => {
    if (name === NONE) return bind(null)
    const column = fitting.find((candidate) => candidate.name === name)
    const values = profiles.find((profile) => profile.name === name)?.top ?? []
    bind({
      column: name,
      blankMeans: binding?.blankMeans ?? 'missing',
      trueValues: unit === 'yes or no' && column?.type === 'text' ? likelyYes(values.map(({ value }) => value)) : [],
      confirmed: true,
    })
  }
  return (
    <div className="role-editor">
      <p className="second">{explanation}</p>
      {suggestion && binding?.column === suggestion.binding.column && <p className="caption">{suggestion.reason}</p>}
      {isDoubted(suggestion, binding) && <p className="caption warn-word">{suggestion?.doubt?.words}</p>}
      <Select
        label={say.column}
        labelPlace="hidden"
        mono
        isDisabled={isReadOnly}
        value={binding?.column ?? NONE}
        onChange={choose}
        choices={[
          { id: NONE, name: say.none },
          ...fitting.map(({ name, type: columnType }) => ({
            id: name,
            name,
            note: [TYPE_WORDS[columnType], takenBy(name, roles, role)].filter(Boolean).join(', '),
          })),
        ]}
      />
      {binding && unit !== 'day' && (
        <Select
          label={say.blank}
          isDisabled={isReadOnly}
          value={binding.blankMeans}
          onChange={(blankMeans) => bind({ ...binding, blankMeans, confirmed: true })}
          choices={(['missing', 'zero'] as const).map((id) => ({ id, name: say.blanks[id] }))}
        />
      )}
      {binding && takesRate(role) && (
        <NumberField
          label={say.rate}
          description={say.rateWhy}
          value={binding.rate ?? Number.NaN}
          minimum={0}
          format={{ maximumFractionDigits: 4 }}
          isReadOnly={isReadOnly}
          onChange={(rate) => bind(withRate(binding, rate))}
        />
      )}
      {binding && unit === 'yes or no' && type === 'text' && (
        <fieldset className="yes-values">
          <legend>{say.yes}</legend>
          {top.slice(0, SHOWN_VALUES).map(({ value }) => (
            <Checkbox
              key={value}
              isDisabled={isReadOnly}
              isSelected={binding.trueValues.includes(value)}
              onChange={(isYes) => {
                const trueValues = isYes
                  ? [...binding.trueValues, value]
                  : binding.trueValues.filter((other) => other !== value)
                bind({ ...binding, trueValues, confirmed: true })
              }}
            >
              <span className="mono">{value}</span>
            </Checkbox>
          ))}
        </fieldset>
      )}
    </div>
  )
}

/** A binding whose column counts a driver that costs so much each; nothing or zero makes it money again. */
export function withRate({ rate: _former, ...binding }: RoleBinding, rate: number): RoleBinding {
  return { ...binding, ...(rate > 0 ? { rate } : {}), confirmed: true }
}

/** A doubt is said of the column it is about, and where a column was not taken up because of it. */
export function isDoubted(suggestion: MeaningRowProps['suggestion'], binding: RoleBinding | null): boolean {
  if (suggestion?.doubt == null) return false
  return binding === null || binding.column === suggestion.binding.column
}

/** The values that read as yes; where none does, the rarer half would be a guess, so the first. */
function likelyYes(values: readonly string[]): string[] {
  const found = values.filter((value) => YES_LIKE.test(value.trim()))
  return found.length > 0 ? found : values.slice(0, 1)
}

function takenBy(column: string, roles: MeaningRowProps['roles'], own: MeaningRowProps['role']): string | null {
  const other = ROLE_IDS.find((role) => role !== own && roles[role]?.column === column)
  return other ? `now ${ROLE_CATALOGUE[other].label.toLowerCase()}` : null
}
