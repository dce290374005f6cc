import { homedir } from 'node:os'
import { join } from 'node:path'

export interface AppFolders {
  /** Preferences, recent list, log. */
  readonly dataFolder: string
  /** Where new workspaces are made. */
  readonly workspacesFolder: string
}

type Environment = Readonly<Record<string, string | undefined>>

function defaultDataFolder(platform: NodeJS.Platform, environment: Environment, home: string): string {
  if (platform === 'win32') return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Tessera')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Tessera')
  return join(environment.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'tessera')
}

/** Where this computer keeps Tessera's own files. `TESSERA_HOME` puts all of them into one folder. */
export function appFolders(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): AppFolders {
  const chosen = environment.TESSERA_HOME
  if (chosen !== undefined && chosen !== '') {
    return { dataFolder: chosen, workspacesFolder: join(chosen, 'workspaces') }
  }
  return {
    dataFolder: defaultDataFolder(platform, environment, home),
    workspacesFolder: join(home, 'Documents', 'Tessera'),
  }
}
