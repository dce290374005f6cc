import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What @electron/fuses looks for in the binary: this text, the version 1, the number of fuses and their states. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES = '101100011'

const EXECUTABLES = ['chrome-sandbox', 'chrome_crashpad_handler']
const FILES = [
  'LICENSE',
  'LICENSES.chromium.html',
  'icudtl.dat',
  'resources.pak',
  'locales/en-US.pak',
  'locales/de.pak',
]

/** Writes a folder that electron-builder takes for Electron's Linux runtime, so that packing works without the download. */
export function writeStandInRuntime(folder: string, version: string): void {
  for (const name of ['resources', 'locales']) mkdirSync(join(folder, name), { recursive: true })
  const wire = [Buffer.from(SENTINEL), Buffer.from([1, FUSES.length]), Buffer.from(FUSES)]
  const script = Buffer.from('#!/bin/sh\necho "stand-in for electron"; exit 0\n#')
  writeFileSync(join(folder, 'electron'), Buffer.concat([script, ...wire, Buffer.from('\n')]))
  for (const name of EXECUTABLES) writeFileSync(join(folder, name), '#!/bin/sh\n')
  for (const name of ['electron', ...EXECUTABLES]) chmodSync(join(folder, name), 0o755)
  for (const name of FILES) writeFileSync(join(folder, name), name)
  writeFileSync(join(folder, 'version'), version)
}
