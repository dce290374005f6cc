import { AppError } from '../../../shared/contract/app-error.ts'
import { fileNameOf } from '../../../shared/files/data-files.ts'
import type { RecipeFile, RecipeSource } from '../../../shared/recipe/recipe.ts'

/**
 * The source with found files in the places of missing ones: of the same name first, the others in order. Files that are
 * not `missing` (paths) stay, and so do missing ones for which none was found. Throws AppError 'conflict' where a found
 * file is one of the source that is there, and where more were found than are missing.
 */
export function withLocated(
  source: RecipeSource,
  missing: readonly string[],
  found: readonly RecipeFile[],
): RecipeSource {
  const gone = source.files.map(({ path }) => path).filter((path) => missing.includes(path))
  const here = new Set(source.files.map(({ path }) => path).filter((path) => !missing.includes(path)))
  const once = [...new Map(found.map((file) => [file.path, file])).values()]
  const known = once.find(({ path }) => here.has(path))
  if (known !== undefined)
    throw new AppError('conflict', `“${source.name}” has ${fileNameOf(known.path)} already, and it is where it was.`, {
      remedy: `Choose only what is missing: ${gone.map(fileNameOf).join(', ')}.`,
    })
  if (once.length > gone.length)
    throw new AppError('conflict', `${once.length} files were chosen, but “${source.name}” misses ${gone.length}.`, {
      remedy:
        gone.length === 0
          ? 'Its files are all where they were: nothing is to be located.'
          : `Choose only what is missing: ${gone.map(fileNameOf).join(', ')}. Others can be added afterwards.`,
    })
  const placeOf = places(gone, once)
  return { ...source, files: source.files.map((file) => placeOf.get(file.path) ?? file) }
}

/** The found file for a missing path: the same place before the same name, then in order. */
function places(gone: readonly string[], found: readonly RecipeFile[]): ReadonlyMap<string, RecipeFile> {
  const placeOf = new Map<string, RecipeFile>()
  const left = new Set(found)
  const fits = [
    (path: string, file: RecipeFile) => file.path === path,
    (path: string, file: RecipeFile) => fileNameOf(file.path) === fileNameOf(path),
    () => true,
  ]
  for (const isFit of fits)
    for (const path of gone) {
      const file = placeOf.has(path) ? undefined : [...left].find((each) => isFit(path, each))
      if (file === undefined) continue
      placeOf.set(path, file)
      left.delete(file)
    }
  return placeOf
}
