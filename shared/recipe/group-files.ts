import { wordsOfFileName } from '../files/data-files.ts'

/** A file as a look at its beginning shows it. */
export interface LookedAtFile {
  readonly name: string
  readonly columns: readonly { readonly name: string }[]
}

/** Files that can be read one after the other as one source. */
export interface FileGroup<File extends LookedAtFile> {
  readonly name: string
  readonly files: readonly [File, ...File[]]
}

/**
 * Files with the same columns, in whatever order these stand, are one group: Sales_2017, Sales_2018 and Sales_2019 are
 * "Sales". Groups stand in the order of their first file, files in that of their names.
 */
export function groupFiles<File extends LookedAtFile>(files: readonly File[]): readonly FileGroup<File>[] {
  const groups = new Map<string, [File, ...File[]]>()
  for (const file of files) {
    const columns = file.columns.map(({ name }) => name)
    const key = JSON.stringify(columns.toSorted())
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [file])
    else group.push(file)
  }
  const found = [...groups.values()].map((members) => ({
    name: nameOfAll(members.map(({ name }) => bareName(name))),
    files: members.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })),
  }))
  return withoutCommonStart(found)
}

/** "AdventureWorks_Sales_2017.csv" → "AdventureWorks Sales 2017". */
function bareName(fileName: string): string {
  const bare = wordsOfFileName(fileName)
  return bare === '' ? fileName : bare
}

/** What the names of several files have in common at their beginning, without the figures and joints at its end. */
function nameOfAll(names: readonly [string, ...string[]] | readonly string[]): string {
  const [first = ''] = names
  if (names.length === 1) return first
  let length = first.length
  for (const name of names) while (!name.startsWith(first.slice(0, length))) length -= 1
  const common = first.slice(0, length).replace(/[\s\d._-]+$/, '')
  return common === '' ? first : common
}

/** Words that every group's name begins with say nothing: "AdventureWorks Sales" among its like is "Sales". */
function withoutCommonStart<Group extends { readonly name: string }>(groups: readonly Group[]): Group[] {
  const words = groups.map(({ name }) => name.split(' '))
  let common = 0
  const [first = []] = words
  while (groups.length > 1 && words.every((each) => each.length > common + 1 && each[common] === first[common]))
    common += 1
  return groups.map((group, index) => ({ ...group, name: capital((words[index] ?? []).slice(common).join(' ')) }))
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
