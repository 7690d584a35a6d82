// The lock file keeps names, versions and digests, and no host names: npm asks the registry it is configured with.
import { readFileSync, writeFileSync } from 'node:fs'

for (const path of process.argv.slice(2)) {
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  for (const entry of Object.values(lock.packages)) {
    delete entry.funding
    delete entry.resolved
  }
  writeFileSync(path, JSON.stringify(lock, null, 2) + '\n')
}
