import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { AppError } from '../../shared/contract/app-error.ts'
import type { Recipe, RecipeSource } from '../../shared/recipe/recipe.ts'
import type { FileSystem } from '../ports/file-system.ts'

/** Where a recipe's file is, seen from the workspace's. */
export function absolutePath(path: string, workspacePath: string): string {
  return isAbsolute(path) ? path : resolve(dirname(workspacePath), path)
}

/** A path as a recipe keeps it: relative where the workspace's folder leads to it, with "/" on every system. */
export function recipePath(path: string, workspacePath: string): string {
  const from = relative(dirname(workspacePath), path)
  return (isAbsolute(from) ? path : from).replaceAll('\\', '/')
}

export type SourceState = 'present' | 'changed' | 'detached'

export async function stateOf(
  source: RecipeSource,
  workspacePath: string,
  fileSystem: FileSystem,
): Promise<SourceState> {
  let changed = false
  for (const { path, sizeBytes } of source.files) {
    const facts = await fileSystem.facts(absolutePath(path, workspacePath)).catch(() => null)
    if (facts?.kind !== 'file') return 'detached'
    changed ||= sizeBytes !== null && facts.sizeBytes !== sizeBytes
  }
  return changed ? 'changed' : 'present'
}

/** Throws AppError('file-missing') that names every source that is detached. */
export async function requireFiles(recipe: Recipe, workspacePath: string, fileSystem: FileSystem): Promise<void> {
  const detached: string[] = []
  for (const source of recipe.sources)
    if ((await stateOf(source, workspacePath, fileSystem)) === 'detached') detached.push(source.name)
  if (detached.length === 0) return
  throw new AppError('file-missing', `The files of ${detached.join(', ')} are not where they were.`, {
    remedy: 'Choose them again; the customer table stays as it is until then.',
  })
}
