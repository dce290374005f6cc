import type { StagedFile } from './stage-file.ts'

/** A file with what reading it noticed. */
type NotedFile = Pick<StagedFile, 'notices'> & { readonly report: Pick<StagedFile['report'], 'fileName'> }

/**
 * What reading the files of a source noticed. What several files say alike, but for its figures, is said once, with the
 * words of the first: two dozen months would else say everything two dozen times.
 */
export function fileNotices(files: readonly NotedFile[]): readonly string[] {
  const alike = new Map<string, { readonly notice: string; readonly names: string[] }>()
  for (const { report, notices = [] } of files) {
    for (const notice of notices) {
      const key = notice.replaceAll(/\d[\d.,]*/g, '#')
      const known = alike.get(key)
      if (known === undefined) alike.set(key, { notice, names: [report.fileName] })
      else known.names.push(report.fileName)
    }
  }
  return [...alike.values()].map(({ notice, names }) => (files.length === 1 ? notice : `${inWords(names)}: ${notice}`))
}

function inWords([first = '', ...others]: readonly string[]): string {
  if (others.length === 0) return first
  return `${first} (${others.length === 1 ? 'one more file' : `${others.length} more files`} alike)`
}
