// Sends one file in parts and goes on after a lost connection. The server says which parts it still misses (src/http/uploads.hpp).
import { type Trouble } from '../words'

export interface Progress {
  sent: number
  /** Seconds until the next try; 0 while sending. */
  waiting: number
}

/** Said by the server: trying again would not help. */
export class Refusal extends Error {
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(trouble.message)
    this.trouble = trouble
  }
}

/** The network dropped, or the server is out of breath: trying again may help. */
class Outage extends Error {}

interface Answer {
  status: number
  body: unknown
}

interface Upload {
  id: string
  part_bytes: number
  missing: number[]
}

const pauses = [1, 2, 4, 8, 15]
const patience = 40 // tries without any progress: about ten minutes

function request(method: string, address: string, body: string | Blob | null, onSent?: (bytes: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest()
    call.open(method, address)
    call.setRequestHeader('Accept', 'application/json')
    call.setRequestHeader('X-CSRF-Token', document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content ?? '')
    call.timeout = 180_000
    if (typeof body === 'string')
      call.setRequestHeader('Content-Type', body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded')
    else if (body) call.setRequestHeader('Content-Type', 'application/octet-stream')
    if (onSent) call.upload.onprogress = (event) => onSent(event.loaded)
    call.onload = () => {
      let answer: unknown = null
      try {
        answer = JSON.parse(call.responseText)
      } catch {
        // An answer without JSON is judged by its status alone.
      }
      resolve({ status: call.status, body: answer })
    }
    call.onerror = call.ontimeout = () => reject(new Outage())
    call.send(body)
  })
}

function troubleOf(answer: Answer): Trouble {
  const error = (answer.body as { error?: Partial<Trouble> } | null)?.error
  return {
    message: error?.message ?? `Máy chủ trả lời mã ${answer.status}.`,
    where: error?.where ?? '',
    mend: error?.mend ?? 'Thử gửi lại sau ít phút.',
  }
}

async function ask<T>(method: string, address: string, body: string | Blob | null, onSent?: (bytes: number) => void): Promise<T> {
  const answer = await request(method, address, body, onSent)
  if (answer.status >= 200 && answer.status < 300) return answer.body as T
  // 429 and 503 say "later"; anything else the server will say again.
  if (answer.status === 0 || answer.status === 408 || answer.status === 429 || answer.status >= 502) throw new Outage()
  throw new Refusal(troubleOf(answer))
}

/** Waits, but no longer than until the browser says that the network is back. */
function pause(seconds: number, onTick: (left: number) => void): Promise<void> {
  return new Promise((resolve) => {
    let left = seconds
    const done = (): void => {
      clearInterval(timer)
      removeEventListener('online', done)
      resolve()
    }
    const timer = setInterval(() => {
      left -= 1
      if (left <= 0) done()
      else onTick(left)
    }, 1000)
    addEventListener('online', done)
    onTick(left)
  })
}

/** Does `work` again and again while the network fails. `work` tells by its argument when it got further. */
async function persist<T>(onWait: (left: number) => void, work: (moved: () => void) => Promise<T>): Promise<T> {
  for (let tries = 0; ; ) {
    try {
      return await work(() => (tries = 0))
    } catch (error) {
      if (!(error instanceof Outage) || tries >= patience) throw error
      await pause(pauses[Math.min(tries, pauses.length - 1)] ?? 15, onWait)
      tries += 1
    }
  }
}

/** Sends the file; answers the id under which the server keeps it. Throws Refusal, or another Error where the network stays away. */
export async function send(file: File, onProgress: (progress: Progress) => void): Promise<string> {
  let upload: Upload | null = null
  let sent = 0
  return persist(
    (left) => onProgress({ sent, waiting: left }),
    async (moved) => {
      onProgress({ sent, waiting: 0 })
      if (upload) upload = { ...upload, ...(await ask<Upload>('GET', `/uploads/${upload.id}`, null)) }
      else upload = await ask<Upload>('POST', '/uploads', JSON.stringify({ name: file.name, size: file.size }))
      const known = upload
      const sizeOf = (part: number): number => Math.min(known.part_bytes, file.size - part * known.part_bytes)
      let left = known.missing.reduce((bytes, part) => bytes + sizeOf(part), 0)
      for (const part of known.missing) {
        const from = part * known.part_bytes
        const bytes = file.slice(from, from + sizeOf(part))
        await ask('PUT', `/uploads/${known.id}/parts/${part}`, bytes, (done) => {
          onProgress({ sent: file.size - left + Math.min(done, sizeOf(part)), waiting: 0 })
        })
        left -= sizeOf(part)
        sent = file.size - left
        moved()
        onProgress({ sent, waiting: 0 })
      }
      return known.id
    },
  )
}

export interface ReadAnswer {
  list: string
  address: string
  error?: Trouble | null
}

/** Posts a form again and again until the server answers it. */
export function hand<T>(address: string, fields: Record<string, string>, onWait: (left: number) => void): Promise<T> {
  const form = new URLSearchParams(fields).toString()
  return persist(onWait, () => ask<T>('POST', address, form))
}

/** Has the server read a file that it holds, and put the result on a list ("" begins one). */
export function read(address: string, upload: string, list: string, onWait: (left: number) => void): Promise<ReadAnswer> {
  return hand<ReadAnswer>(address, { upload, list }, onWait)
}
