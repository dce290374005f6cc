import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { assetHeaders } from './security-headers.ts'

/** The built page's files. */
export interface Assets {
  answer(method: string, pathname: string): Promise<Response>
}

const MEDIA_TYPE: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** The build writes this where a style element needs the answer's nonce. */
const NONCE_MARK = '__NONCE__'

/** The file a URL path names, or null where it would lead out of the folder. */
function fileOf(folder: string, pathname: string): string | null {
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    // A malformed escape names no file.
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const base = normalize(folder + sep)
  const file = normalize(join(base, path === '/' ? 'index.html' : path))
  return file.startsWith(base) ? file : null
}

async function readOrNull(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    const missing = ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG']
    if (error instanceof Error && 'code' in error && missing.includes(String(error.code))) return null
    throw error
  }
}

/** Serves the files of the built page from one folder, and nothing else. */
export function createAssets({ folder }: { readonly folder: string }): Assets {
  return {
    async answer(method, pathname) {
      const nonce = randomBytes(16).toString('base64')
      const headers = assetHeaders(nonce)
      if (method !== 'GET' && method !== 'HEAD') return new Response('GET only', { status: 405, headers })
      const file = fileOf(folder, pathname)
      if (file === null) return new Response('bad path', { status: 400, headers })
      const content = await readOrNull(file)
      if (content === null) return new Response('not found', { status: 404, headers })
      const extension = extname(file)
      const body = extension === '.html' ? Buffer.from(content.toString('utf8').replaceAll(NONCE_MARK, nonce)) : content
      return new Response(method === 'HEAD' ? null : new Uint8Array(body), {
        headers: {
          ...headers,
          'content-type': MEDIA_TYPE[extension] ?? 'application/octet-stream',
          'content-length': String(body.byteLength),
          // The build puts a hash of the content into the names under /assets/.
          'cache-control': pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        },
      })
    },
  }
}
