import { Button as AriaButton } from 'react-aria-components'
import type { ReadOptionsInput } from '../../../../shared/contract/imports.ts'
import type { RecipeView } from '../../../../shared/contract/recipe.ts'
import { DATE_ORDER_WORDS, typeWords } from '../../../strings/data.ts'
import { sourceWords as say } from '../../../strings/recipe-steps.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { isChosen, readingMenu } from '../../../ui/reading/reading-menu.ts'

type Column = RecipeView['sources'][number]['columns'][number]

interface ReadColumnsProps {
  readonly columns: readonly Column[]
  readonly options: ReadOptionsInput
  readonly onChange: (options: ReadOptionsInput) => void
}

/** The columns of a source with how each is read, and why; its menu chooses another way. */
export function ReadColumns({ columns, options, onChange }: ReadColumnsProps) {
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
        {columns.map((column) => (
          <tr key={column.name}>
            <th scope="row" className="mono">
              {column.name}
            </th>
            <td>
              <Menu
                label={say.readingOf(column.name)}
                trigger={
                  <AriaButton className="field" aria-label={`${say.readingOf(column.name)}: ${wordsOf(column)}`}>
                    <span className="cut">{wordsOf(column)}</span>
                    <Icon name="chevron-down" small />
                  </AriaButton>
                }
                groups={readingMenu({ ...column, missing: column.missing ?? [] }, { options, onChange })}
              />
            </td>
            <td className="caption">{notesOf(column, options)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function wordsOf({ type, unit, dateOrder }: Column): string {
  const isOrdered = type === 'date' && dateOrder != null && dateOrder !== 'iso'
  return isOrdered ? `${typeWords(type)}, ${DATE_ORDER_WORDS[dateOrder]}` : typeWords(type, unit)
}

function notesOf({ name, note }: Column, options: ReadOptionsInput): string {
  return [isChosen(name, options) ? say.chosen : '', note ?? ''].filter(Boolean).join(' ')
}
