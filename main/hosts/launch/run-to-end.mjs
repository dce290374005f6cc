import { spawn } from 'node:child_process'

/** Runs a program with our input and output; answers with its exit code. Ctrl+C goes to it and not to us. */
export function runToEnd(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    const ignore = () => undefined
    const pass = (signal) => child.kill(signal)
    process.on('SIGINT', ignore)
    process.on('SIGTERM', pass)
    const end = (code) => {
      process.off('SIGINT', ignore)
      process.off('SIGTERM', pass)
      resolve(code)
    }
    child.once('error', () => end(127))
    child.once('exit', (code, signal) => end(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
  })
}
