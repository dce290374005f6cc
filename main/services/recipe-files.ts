import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { AppError } from '../../shared/contract/app-error.ts'
import type { Recipe, RecipeSource } from '../../shared/recipe/recipe.ts'
import type { FileSystem } from '../ports/file-system.ts'
import type { FileGrants } from './file-grants.ts'

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

/** Where a recipe's files may be looked for. */
export interface RecipePlace {
  readonly workspacePath: string
  readonly fileSystem: Pick<FileSystem, 'facts'>
  readonly grants: Pick<FileGrants, 'knows'>
}

/**
 * Whether a source's files are there. A path to another computer is not followed because a workspace says so: that would
 * tell that computer who opened it; a person has to come to it first.
 */
export async function stateOf(
  source: RecipeSource,
  { workspacePath, fileSystem, grants }: RecipePlace,
): Promise<SourceState> {
  let changed = false
  for (const { path, sizeBytes } of source.files) {
    if (NETWORK_PATH.test(path) && !grants.knows(path)) return 'detached'
    const facts = await fileSystem.facts(absolutePath(path, workspacePath)).catch(() => null)
    if (facts?.kind !== 'file') return 'detached'
    changed ||= sizeBytes !== null && facts.sizeBytes !== sizeBytes
  }
  return changed ? 'changed' : 'present'
}

const NETWORK_PATH = /^[\\/]{2}/

/** Throws AppError('file-missing') that names every source that is detached. */
export async function requireFiles(recipe: Recipe, place: RecipePlace): Promise<void> {
  const detached: string[] = []
  for (const source of recipe.sources) if ((await stateOf(source, place)) === 'detached') detached.push(source.name)
  if (detached.length === 0) return
  throw new AppError('file-missing', `The files of ${detached.join(', ')} are not where they were.`, {
    remedy: 'Choose them again; the customer table stays as it is until then.',
  })
}
