import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { finish, type OpenWorkbench } from '../../fixtures/open-workbench.ts'

/** Writes lines as a CSV file and loads it as the customer table of the open workspace. */
export async function loadCsv(
  workbench: OpenWorkbench,
  lines: readonly string[],
  keyColumn: string | null,
): Promise<void> {
  const { client } = workbench
  const file = join(workbench.folder, 'accounts.csv')
  writeFileSync(file, `${lines.join('\n')}\n`)
  const check = await client.call('imports.check', { grant: workbench.grantPath(file), options: {} })
  const { importId } = z.object({ importId: z.string() }).parse(await finish(workbench, check))
  await finish(workbench, await client.call('imports.load', { importId, keyColumn }))
}
