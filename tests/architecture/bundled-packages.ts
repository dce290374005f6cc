import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { type ShippedPackage, styleImports } from './shipped-packages.ts'
import { root } from './source-files.ts'

const CONFIGS = ['renderer/vite.config.ts', 'main/vite.config.ts', 'main/hosts/electron/vite.preload.config.ts']

/** Packed beside the bundle, as electron-builder.yml lists them: those with native code. */
const PACKED = /^(?:better-sqlite3|@duckdb\/.+)$/

const PLACE = /^.*?(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)/

/** Where the package of a module or a file is installed, or null for one of ours. */
export function placeOfModule(id: string): string | null {
  return PLACE.exec(id.replaceAll('\\', '/'))?.[1] ?? null
}

/** Notes the packages of which anything is left after the bundler dropped what is not used. */
function noting(places: Set<string>): Plugin {
  const note = (id: string) => {
    const place = placeOfModule(id)
    if (place !== null) places.add(place)
  }
  return {
    name: 'tessera-noted-packages',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type === 'asset') continue
        for (const [id, { renderedLength }] of Object.entries(part.modules)) if (renderedLength > 0) note(id)
      }
    },
  }
}

/** Builds in memory and answers with the packages of which something reaches a user. */
export async function shippedOf(reachable: readonly ShippedPackage[]): Promise<readonly ShippedPackage[]> {
  const places = new Set<string>()
  for (const configFile of CONFIGS) {
    const plugins = [noting(places)]
    await build({ configFile: join(root, configFile), logLevel: 'error', build: { write: false }, plugins })
  }
  // The bundler inlines what a style sheet imports and does not say from where.
  const styles = new Set(styleImports())
  return reachable.filter(({ place, name }) => places.has(place) || styles.has(name) || PACKED.test(name))
}
