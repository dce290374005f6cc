import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { ServiceProcess } from '../../../main/hosts/electron/service-client.ts'
import { hostEntry } from './host-entry.ts'

export interface ForkedService extends ServiceProcess {
  readonly child: ChildProcess
}

/** The Electron host's service in a process of its own, as Electron forks it, but in plain Node. */
export function forkService(home: string, reopen: boolean): ForkedService {
  const child = fork(hostEntry.service, reopen ? ['--reopen'] : [], {
    execPath: process.execPath,
    execArgv: ['--import', join(import.meta.dirname, 'parent-port-shim.mjs')],
    env: { ...process.env, TESSERA_HOME: home },
    serialization: 'advanced',
    stdio: 'inherit',
  })
  // A message to a process that has just died is lost, as it is in Electron; its exit tells.
  child.on('error', () => undefined)
  return {
    child,
    port: {
      post: (message) => void (child.connected && child.send(message, () => undefined)),
      onMessage: (listener) => void child.on('message', listener),
    },
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  }
}
