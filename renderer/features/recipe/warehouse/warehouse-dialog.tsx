import { useEffect } from 'react'
import type { WarehouseProduct, WarehouseScript } from '../../../../shared/contract/warehouse.ts'
import { downloadProcedure } from '../../../api/download.ts'
import { reportError } from '../../../state/notice-store.ts'
import { editRecipe } from '../../../state/recipe-actions.ts'
import { useQuery } from '../../../state/use-query.ts'
import { chooseWarehouse, hideWarehouse, useWarehouse } from '../../../state/warehouse-store.ts'
import { warehouseWords as say } from '../../../strings/warehouse.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import { ProgressLine } from '../../../ui/progress-line.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import './warehouse.css'

const PRODUCTS: readonly WarehouseProduct[] = ['duckdb', 'postgresql']

/** The recipe as a script for a warehouse: for which product, from which of its tables, and the script itself. */
export function WarehouseDialog() {
  const isOpen = useWarehouse((state) => state.isOpen)
  useEffect(() => hideWarehouse, [])
  return isOpen ? <OpenDialog /> : null
}

function OpenDialog() {
  const product = useWarehouse((state) => state.product)
  const { data: script, error, isLoading } = useQuery('recipe.script', { product })
  const save = (): void => {
    downloadProcedure('recipe.scriptFile', { product }).catch(reportError)
  }
  return (
    <Dialog
      title={say.title}
      isOpen
      onClose={hideWarehouse}
      size="large"
      actions={
        <>
          <Button onPress={hideWarehouse}>{say.close}</Button>
          <Button kind="primary" icon="download" isDisabled={!script?.text || isLoading} onPress={save}>
            {say.saveFile}
          </Button>
        </>
      }
    >
      <p className="second">{say.intro}</p>
      <ProgressLine isBusy={isLoading} label={say.writing} />
      {error && <ErrorStrip message={error.message} remedy={error.remedy} />}
      <div className="wh-parts">
        <div className="wh-tables">
          <Select
            label={say.product}
            value={product}
            onChange={chooseWarehouse}
            choices={PRODUCTS.map((id) => ({ id, name: say.products[id] }))}
          />
          {script && <Tables script={script} />}
        </div>
        {script && <Script script={script} />}
      </div>
    </Dialog>
  )
}

function Tables({ script: { sources } }: { readonly script: WarehouseScript }) {
  const keep = (sourceId: string, text: string): void => {
    const table = text.trim() === '' ? null : text.trim()
    void editRecipe({ kind: 'change-source', sourceId, changes: { table } })
  }
  return (
    <section className="stack" aria-label={say.tables}>
      <h3>{say.tables}</h3>
      {sources.map(({ sourceId, name, table, decoded, isProposed, columns }) => (
        <TextField
          key={sourceId}
          label={say.tableOf(name)}
          description={
            decoded === null ? (isProposed ? say.proposed : say.columns(columns.length)) : say.decoded(decoded)
          }
          value={table ?? ''}
          onCommit={(text) => keep(sourceId, text)}
          maxLength={200}
          mono
        />
      ))}
    </section>
  )
}

function Script({ script: { text, problems, fileName, keys } }: { readonly script: WarehouseScript }) {
  return (
    <section className="wh-script" aria-label={say.script}>
      {text === null ? (
        <>
          <h3>{say.notYet}</h3>
          {problems.map(({ message, remedy }) => (
            <ErrorStrip key={message} message={message} remedy={remedy ?? undefined} />
          ))}
        </>
      ) : (
        <>
          <h3 className="mono cut" title={fileName}>
            {fileName}
          </h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
          <pre className="mono" tabIndex={0}>
            <code>{text}</code>
          </pre>
          <p className="caption">{say.decoding}</p>
          {keys !== null && <p className="caption">{say.keys(keys.count, keys.fileName)}</p>}
        </>
      )}
    </section>
  )
}
