import type { ReadOptionsInput } from '../../../../shared/contract/imports.ts'
import type { RecipeView } from '../../../../shared/contract/recipe.ts'
import { type ColumnType, columnType } from '../../../../shared/entities/column.ts'
import { TYPE_WORDS } from '../../../strings/data.ts'
import { sourceWords as say } from '../../../strings/recipe-steps.ts'
import { Select } from '../../../ui/select.tsx'

const FOUND = 'found'

interface ReadColumnsProps {
  readonly columns: RecipeView['sources'][number]['columns']
  readonly options: ReadOptionsInput
  readonly onChange: (options: ReadOptionsInput) => void
}

/** The columns of a source with the type in which each is read. */
export function ReadColumns({ columns, options, onChange }: ReadColumnsProps) {
  const setType = (name: string, type: ColumnType | null): void => {
    const { [name]: _former, ...others } = options.types ?? {}
    onChange({ ...options, types: type === null ? others : { ...others, [name]: type } })
  }
  return (
    <table className="rc-columns" aria-label={say.columns}>
      <thead>
        <tr>
          <th>{say.column}</th>
          <th>{say.type}</th>
          <th>{say.noted}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, type, note }) => (
          <tr key={name}>
            <th scope="row" className="mono">
              {name}
            </th>
            <td>
              <Select
                label={`${say.type}: ${name}`}
                labelPlace="hidden"
                choices={[
                  { id: FOUND, name: options.types?.[name] === undefined ? TYPE_WORDS[type] : say.asFound },
                  ...columnType.options.map((id) => ({ id, name: `${say.type} ${TYPE_WORDS[id].toLowerCase()}` })),
                ]}
                value={options.types?.[name] ?? FOUND}
                onChange={(id) => setType(name, id === FOUND ? null : id)}
              />
            </td>
            <td className="caption">{note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
