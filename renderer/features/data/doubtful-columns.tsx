import type { ImportCheck, ReadOptionsInput } from '../../../shared/contract/imports.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { readWith } from '../../state/import-flow.ts'
import { MISFIT_WORDS, importStrings as say } from '../../strings/data.ts'
import { Button } from '../../ui/button.tsx'
import { formatShare } from '../../ui/format-number.ts'
import { readAs, readAsWords } from '../../ui/reading/reading-menu.ts'
import { StatusGlyph } from '../../ui/status-glyph.tsx'

/** Columns where more than 1 % of the values misfit, each with its examples and the types it could be read as. */
export function DoubtfulColumns({
  check,
  options,
}: {
  readonly check: ImportCheck
  readonly options: ReadOptionsInput
}) {
  const doubtful = check.columns.filter(({ name }) => check.doubtfulColumns.includes(name))
  if (doubtful.length === 0)
    return (
      <p className="glyph-line-words">
        <StatusGlyph status="pass" />
        <span>{say.doubtsNone}</span>
      </p>
    )
  return doubtful.map(({ name, type, misfits }) => {
    const examples = [...new Set(check.misfits.filter(({ column }) => column === name).map(({ raw }) => raw))].slice(
      0,
      3,
    )
    return (
      <div key={name} className="doubt">
        <StatusGlyph status="warning" />
        <div>
          <b className="mono">{name}</b>
          <p>{say.doubt(formatShare(check.rowCount === 0 ? 0 : misfits / check.rowCount), MISFIT_WORDS[type])}</p>
          {examples.length > 0 && <p className="mono muted cut">{examples.join('   ')}</p>}
          <div className="row">
            {otherTypes(type).map((other) => (
              <Button key={other} small onPress={() => void readWith(readAs(name, other, options))}>
                {readAsWords(other)}
              </Button>
            ))}
          </div>
        </div>
      </div>
    )
  })
}

/** Text always fits; a whole number that does not may be a decimal. */
function otherTypes(type: ColumnType): readonly ColumnType[] {
  return type === 'integer' ? ['number', 'text'] : ['text']
}
