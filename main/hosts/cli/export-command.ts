import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { AppError } from '../../../shared/contract/app-error.ts'
import { type ExportFile, type ProofCertificate, proofCertificate } from '../../../shared/contract/exports.ts'
import type { AssignmentUse } from '../../../shared/quality/consent.ts'
import type { CommandContext } from './command-context.ts'
import { structureNamed } from './compare-command.ts'
import { type CliOptions, requiredOption, UsageError } from './options.ts'

export interface ExportReport {
  readonly structure: string
  readonly verdict: ProofCertificate['verdict']
  readonly digest: string
  readonly gridRows: number
  /** Altered definitions; `equivalent` are proved to mean the same, so that no row can tell them apart. */
  readonly mutants: { readonly made: number; readonly caught: number; readonly equivalent: number }
  readonly files: readonly string[]
}

/** `tessera export`: prove, then write every file. Nothing is written where the proof finds a difference. */
export async function exportCommand({
  options,
  client,
  openWorkspace,
  progress,
}: CommandContext): Promise<ExportReport> {
  const out = resolve(requiredOption(options, 'out'))
  const name = requiredOption({ ...options, one: (key) => options.many(key)[0] }, 'structure')
  const use = assignmentUseOf(options)
  const structure = structureNamed(await openWorkspace('refuse'), name)
  const { jobId } = await client.call('exports.prove', { structureId: structure.id })
  const proof = proofCertificate.parse(await client.finish(jobId, progress))
  if (proof.verdict !== 'same')
    throw new AppError('proof-failed', `The engines do not agree on “${name}” (${proof.verdict}); nothing was written.`)
  const { files } = await client.call('exports.describe', { structureId: structure.id })
  // What is refused for want of consent is refused before anything is written.
  const ids = files.map(({ id }) => id).toSorted((a, b) => Number(b === 'consent') - Number(a === 'consent'))
  const written: string[] = []
  for (const fileId of ids) {
    const file = await unlessLeftOut(fileId, () =>
      client.file('exports.file', { structureId: structure.id, fileId, use }),
    )
    if (file === null) continue
    const { fileName, bytes } = file
    await mkdir(out, { recursive: true })
    await writeFile(join(out, fileName), bytes)
    written.push(fileName)
  }
  const { verdict, digest, gridRows, mutants } = proof
  return {
    structure: name,
    verdict,
    digest,
    gridRows,
    mutants: { made: mutants.made, caught: mutants.caught, equivalent: mutants.equivalent.length },
    files: written,
  }
}

/** Rows of sources and decided keys are left out, as in an archive: their files are gone, or not everybody may be named. */
async function unlessLeftOut<File>(fileId: ExportFile['id'], ask: () => Promise<File>): Promise<File | null> {
  try {
    return await ask()
  } catch (error) {
    const mayBeLeftOut = fileId === 'recipe-keys' || fileId.startsWith('recipe-rows:')
    if (mayBeLeftOut && error instanceof AppError && (error.code === 'file-missing' || error.code === 'conflict'))
      return null
    throw error
  }
}

function assignmentUseOf(options: CliOptions): AssignmentUse {
  const purpose = options.one('purpose')
  if (purpose === undefined) return options.has('no-consent-needed') ? { kind: 'no-consent-needed' } : null
  if (options.has('no-consent-needed')) throw new UsageError('--purpose and --no-consent-needed exclude each other.')
  return { kind: 'purpose', purpose }
}
