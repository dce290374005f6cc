import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { AppError } from '../../../shared/contract/app-error.ts'

/**
 * What a JSON file holds.
 *
 * @param name What the file is called in a refusal.
 * @throws AppError 'file-missing' where it cannot be read, 'file-malformed' where it is not JSON.
 */
export async function jsonIn(path: string, name: string = path): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('file-missing', `${name} cannot be read.`, { cause })
  })
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('file-malformed', `${name} is not JSON.`, { cause })
  }
}

/**
 * What a JSON file holds, in the shape that a command takes.
 *
 * @param fault What is said of a file in another shape, such as “describes no columns”.
 * @throws AppError as `jsonIn` does, and 'file-malformed' with the first place that does not fit.
 */
export async function readJson<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  fault: string,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await jsonIn(file))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new AppError('file-malformed', `${file} ${fault}: ${issue?.path.join('.')} ${issue?.message}.`, {
    remedy: 'See --help for the shape.',
  })
}
