import type { ImportOf, SourceFile } from './source-files.ts'

/** Part of the house: what lies in it may import only from the named parts, and only the named packages. */
export interface Layer {
  readonly folder: string
  /** Folders or files it may import from, besides itself. */
  readonly from: readonly string[]
  /** Packages it may import; 'node:*' is all of Node's own, '*' everything. */
  readonly packages: readonly string[]
}

const PURE = ['shared/']
const ADAPTER = [...PURE, 'main/domain/', 'main/ports/', 'main/columns/']

/** The first that fits a file counts. Arrows run one way: shared <- domain <- services <- transport <- composition <- hosts. */
export const LAYERS: readonly Layer[] = [
  { folder: 'shared/', from: [], packages: ['zod'] },
  { folder: 'main/domain/', from: PURE, packages: [] },
  { folder: 'main/ports/', from: PURE, packages: [] },
  { folder: 'main/columns/', from: [...PURE, 'main/ports/'], packages: ['apache-arrow'] },
  { folder: 'main/services/', from: ADAPTER, packages: ['zod', 'apache-arrow', 'canonicalize', 'fflate', 'node:path'] },
  {
    folder: 'main/engine/',
    from: ADAPTER,
    packages: ['node:*', 'apache-arrow', '@duckdb/node-api', 'better-sqlite3', 'zod'],
  },
  { folder: 'main/sources/xlsx/', from: [...ADAPTER, 'main/sources/'], packages: ['node:*', 'saxes'] },
  { folder: 'main/sources/', from: ADAPTER, packages: ['node:*', 'apache-arrow', '@duckdb/node-api', 'zod'] },
  { folder: 'main/store/', from: ADAPTER, packages: ['node:*', 'apache-arrow', 'better-sqlite3', 'zod'] },
  { folder: 'main/platform/', from: ADAPTER, packages: ['node:*'] },
  { folder: 'main/transport/', from: [...PURE, 'main/ports/', 'main/services/'], packages: ['node:*', 'zod'] },
  {
    folder: 'main/composition.ts',
    from: [...PURE, 'main/', 'package.json'],
    packages: ['node:*'],
  },
  // Runs before any package is installed, and on Nodes that cannot run the rest.
  { folder: 'main/hosts/needed-node.mjs', from: [], packages: [] },
  { folder: 'main/hosts/launch/', from: ['main/hosts/needed-node.mjs'], packages: ['node:*'] },
  // Draws the icon by hand, for the packed application; nothing of it runs there.
  { folder: 'main/hosts/electron/build-resources/', from: [], packages: ['node:*', 'playwright-core'] },
  {
    folder: 'main/hosts/electron/',
    from: [
      ...PURE,
      'main/composition.ts',
      'main/platform/',
      'main/services/',
      'main/transport/',
      'main/ports/',
      'main/hosts/',
    ],
    packages: ['node:*', 'electron', 'zod', 'vite'],
  },
  {
    folder: 'main/hosts/',
    from: [
      ...PURE,
      'main/composition.ts',
      'main/platform/',
      'main/services/',
      'main/transport/',
      'main/ports/',
      'main/domain/',
    ],
    packages: ['node:*', 'zod'],
  },
  { folder: 'main/vite.config.ts', from: [], packages: ['node:*', 'vite'] },
  {
    folder: 'renderer/vite.config.ts',
    from: ['renderer/guide-markdown.ts'],
    packages: ['node:*', 'vite', '@vitejs/plugin-react'],
  },
  // Reads the guide at build time.
  { folder: 'renderer/guide-markdown.ts', from: ['renderer/ui/prose/prose.ts'], packages: ['marked'] },
  {
    folder: 'renderer/',
    from: [...PURE, 'docs/'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      'zustand',
      'zod',
      'apache-arrow',
      'plotly.js',
      '@tanstack/react-virtual',
      '@fontsource-variable/inter',
      '@internationalized/date',
      'vite',
    ],
  },
]

/** Folders whose members know nothing of each other. */
const SEPARATE = ['renderer/features/', 'main/hosts/']

/** Packages that only one place may import. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  'plotly.js': ['renderer/charts/'],
  electron: ['main/hosts/electron/'],
}

export function layerOf(path: string): Layer | undefined {
  return LAYERS.find(({ folder }) => path.startsWith(folder))
}

const allowsPackage = (layer: Layer, name: string) =>
  layer.packages.includes(name) || (name.startsWith('node:') && layer.packages.includes('node:*'))

function memberOf(path: string): { readonly group: string; readonly member: string } | null {
  const group = SEPARATE.find((folder) => path.startsWith(folder))
  const rest = group === undefined ? [] : path.slice(group.length).split('/')
  return group === undefined || rest.length < 2 ? null : { group, member: rest[0] ?? '' }
}

/** Why a file may not import something; null where it may. */
export function importFault(path: string, { path: target, packageName, specifier }: ImportOf): string | null {
  const layer = layerOf(path)
  if (layer === undefined) return `${path} lies in no layer of tests/architecture/layer-rules.ts`
  if (packageName !== null) {
    const places = ONLY_IN[packageName]
    if (places !== undefined && !places.some((place) => path.startsWith(place))) {
      return `${path} imports ${packageName}, which only ${places.join(', ')} may import`
    }
    if (allowsPackage(layer, packageName)) return null
    return `${path} imports the package ${packageName}; ${layer.folder} may import ${layer.packages.join(', ') || 'none'}`
  }
  if (target === null) return null
  const [own, other] = [memberOf(path), memberOf(target)]
  if (own !== null && other !== null && own.group === other.group && own.member !== other.member) {
    return `${path} imports ${specifier}: members of ${own.group} do not import each other; move what both need down`
  }
  if (target.startsWith(layer.folder) || layer.from.some((folder) => target.startsWith(folder))) return null
  return `${path} imports ${target}; ${layer.folder} may import from ${layer.from.join(', ') || 'nothing else'}`
}

/** All faults of a file's imports. */
export function faultsOf(file: SourceFile): readonly string[] {
  return file.imports.map((one) => importFault(file.path, one)).filter((fault) => fault !== null)
}
