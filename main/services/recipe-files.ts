import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { AppError } from '../../shared/contract/app-error.ts'
import { fileNameOf } from '../../shared/files/data-files.ts'
import type { Recipe, RecipeSource } from '../../shared/recipe/recipe.ts'
import { enumerated } from '../../shared/rules/describe-condition.ts'
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

/** Whether a source's files are there, and the paths, as it keeps them, of those that are not. */
export interface FilesState {
  readonly state: SourceState
  readonly missing: readonly string[]
}

/**
 * Looks for a source's files. A path to another computer is not followed because a workspace says so: that would
 * tell that computer who opened it; a person has to come to it first.
 */
export async function lookForFiles(
  source: RecipeSource,
  { workspacePath, fileSystem, grants }: RecipePlace,
): Promise<FilesState> {
  const missing: string[] = []
  let changed = false
  for (const { path, sizeBytes } of source.files) {
    const isForeign = NETWORK_PATH.test(path) && !grants.knows(path)
    const facts = isForeign ? null : await fileSystem.facts(absolutePath(path, workspacePath)).catch(() => null)
    if (facts?.kind !== 'file') missing.push(path)
    else changed ||= sizeBytes !== null && facts.sizeBytes !== sizeBytes
  }
  if (missing.length > 0) return { state: 'detached', missing }
  return { state: changed ? 'changed' : 'present', missing }
}

const NETWORK_PATH = /^[\\/]{2}/

/** "a.csv is not where it was." of files that are missing, by their names. */
export function sayMissing(names: readonly string[]): string {
  return `${enumerated(names, 'and')} ${names.length === 1 ? 'is not where it was' : 'are not where they were'}.`
}

/** Throws AppError('file-missing') that names every missing file with its source. */
export async function requireFiles(recipe: Recipe, place: RecipePlace): Promise<void> {
  const gone: string[] = []
  for (const source of recipe.sources) {
    const { missing } = await lookForFiles(source, place)
    gone.push(...missing.map((path) => `${fileNameOf(path)} of ${source.name}`))
  }
  if (gone.length === 0) return
  throw new AppError('file-missing', sayMissing(gone), {
    remedy: 'Choose them again; the customer table stays as it is until then.',
  })
}
