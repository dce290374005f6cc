import { useEffect, useState } from 'react'
import type { RecipeView } from '../../../shared/contract/recipe.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { withoutExtension } from '../../../shared/files/data-files.ts'
import { likelyBase } from '../../../shared/recipe/begin-recipe.ts'
import type { FileGroup } from '../../../shared/recipe/group-files.ts'
import { unitOfRows } from '../../../shared/recipe/unit-signs.ts'
import { forgetNewSources, type NewFile, useNewSources } from '../../state/new-sources-store.ts'
import { goToPlace } from '../../state/recipe-place-store.ts'
import { newSourcesWords as say } from '../../strings/recipe.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { formatBytes } from '../../ui/format-time.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { addSources } from './add-sources.ts'
import './new-sources-dialog.css'

interface NewSourcesDialogProps {
  readonly view: RecipeView | null
  readonly workspace: WorkspaceView
}

type Group = FileGroup<NewFile>

/** Files that were chosen, grouped as they would be read; a person says whether that is right before they are added. */
export function NewSourcesDialog({ view, workspace }: NewSourcesDialogProps) {
  const found = useNewSources((state) => state.groups)
  const [groups, setGroups] = useState<readonly Group[]>([])
  const [baseAt, setBaseAt] = useState(0)
  useEffect(() => {
    if (found === null) return
    setGroups(found)
    setBaseAt(likelyBaseAt(found))
  }, [found])
  const add = async (): Promise<void> => {
    forgetNewSources()
    const after = await addSources(view, groups, baseAt, workspace)
    const added = after?.recipe.sources.find(({ id }) => view?.recipe.sources.every((known) => known.id !== id) ?? true)
    if (added) goToPlace(view === null ? { kind: 'table' } : { kind: 'source', sourceId: added.id })
  }
  const change = (index: number, ...next: readonly Group[]): void => setGroups(groups.toSpliced(index, 1, ...next))
  return (
    <Dialog
      title={say.title}
      isOpen={found !== null}
      onClose={forgetNewSources}
      size="large"
      actions={
        <>
          <Button onPress={forgetNewSources}>{say.cancel}</Button>
          <Button kind="primary" onPress={() => void add()}>
            {say.add(groups.length)}
          </Button>
        </>
      }
    >
      <p className="second">{say.explain}</p>
      <ul className="rc-new-sources">
        {groups.map((group, index) => (
          <li key={group.files.map(({ grant }) => grant).join(' ')}>
            <TextField
              label={say.nameOf(group.files[0].name)}
              labelPlace="hidden"
              value={group.name}
              onCommit={(name) => name.trim() !== '' && change(index, { ...group, name: name.trim() })}
            />
            <div className="stack">
              {group.files.map(({ grant, name, sizeBytes }) => (
                <span key={grant}>
                  {name} <span className="caption">{formatBytes(sizeBytes)}</span>
                </span>
              ))}
              <AlikeNote view={view} group={group} />
              {group.files.length > 1 && (
                <Checkbox isSelected onChange={() => change(index, ...apart(group))}>
                  {say.asOne(group.files.length)}
                </Checkbox>
              )}
            </div>
            <span className="caption mono cut" title={group.files[0].columns.map(({ name }) => name).join(', ')}>
              {group.files[0].columns.map(({ name }) => name).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {view === null && groups.length > 0 && (
        <Select
          label={say.base}
          description={unitOf(groups[Math.min(baseAt, groups.length - 1)]) === null ? say.baseNote : say.baseUnitNote}
          choices={groups.map((group, index) => ({ id: String(index), name: baseName(group) }))}
          value={String(Math.min(baseAt, groups.length - 1))}
          onChange={(id) => setBaseAt(Number(id))}
        />
      )}
    </Dialog>
  )
}

/** Says of files that look like more of a source that is there where they belong: beside its own. */
function AlikeNote({ view, group }: { readonly view: RecipeView | null; readonly group: Group }) {
  const names = group.files[0].columns.map(({ name }) => name).toSorted()
  const alike = view?.sources.find(
    ({ columns }) => JSON.stringify(columns.map(({ name }) => name).toSorted()) === JSON.stringify(names),
  )
  const source = view?.recipe.sources.find(({ id }) => id === alike?.sourceId)
  return source === undefined ? null : <span className="caption">{say.alike(source.name)}</span>
}

/** Every file a source of its own. */
function apart({ files }: Group): readonly Group[] {
  return files.map((file) => ({ name: withoutExtension(file.name), files: [file] }))
}

/** The column by which a group's rows belong to units; null where they are units themselves. */
function unitOf(group: Group | undefined): string | null {
  return group === undefined ? null : (unitOfRows(group.name, group.files[0].columns)?.column ?? null)
}

function baseName(group: Group): string {
  const column = unitOf(group)
  return column === null ? say.baseRow(group.name) : say.baseUnit(column, group.name)
}

function likelyBaseAt(groups: readonly Group[]): number {
  const sources = groups.map(({ name, files }, index) => ({ name, columns: files[0].columns, index }))
  return likelyBase(sources)?.index ?? 0
}
