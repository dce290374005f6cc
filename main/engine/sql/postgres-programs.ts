import { existsSync, globSync } from 'node:fs'
import { dirname } from 'node:path'

/** Where systems keep PostgreSQL's programs, each version in a folder of its own. */
const PLACES = [
  '/usr/lib/postgresql/*/bin/initdb',
  '/usr/pgsql-*/bin/initdb',
  '/opt/homebrew/opt/postgresql@*/bin/initdb',
  '/usr/local/opt/postgresql@*/bin/initdb',
  '/Library/PostgreSQL/*/bin/initdb',
]

/** The folder with the programs of the newest PostgreSQL of this computer; null where there is none. */
export function findPostgresPrograms(places: readonly string[] = PLACES): string | null {
  const folders = places.flatMap((place) => globSync(place)).map((program) => dirname(program))
  const complete = folders.filter((folder) => ['postgres', 'psql'].every((name) => existsSync(`${folder}/${name}`)))
  const versionOf = (folder: string): number => Number(/(\d+)(?=\/bin$)/.exec(folder)?.[1] ?? 0)
  return complete.toSorted((a, b) => versionOf(b) - versionOf(a))[0] ?? null
}
