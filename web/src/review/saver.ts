// Sends changes one save after the other. What was not acknowledged stays in the queue, also over a lost network, an ended session and a
// reload of the page; "đã lưu" is said only when the server said that it is on the disk.
import { type Trouble, sentence } from '../words'

export type Value = Record<string, unknown>

export interface Change {
  act: 'confirm' | 'correct' | 'reject' | 'reopen' | 'add' | 'split' | 'join'
  item?: number
  version?: number
  kind?: string
  value?: Value
  actions?: string[]
  others?: { item: number; version?: number }[]
  /** Id of the element of a new item on the page; the server does not look at it. */
  draft?: string
}

export interface SavedItem {
  id: number
  kind: string
  state: string
  version: number
  said: string
  before: number
  html: string
}

export interface Conflict {
  change: number
  mine: { value: Value | null; said: string }
  theirs: SavedItem
  by: string
  at: string
}

export interface Answer {
  saved: SavedItem[]
  conflicts: Conflict[]
  troubles: { change: number; error: Trouble }[]
  open: number
  progress: string
  saved_at: string
  left: Record<string, string>
  /** Only where places in the text may have changed. */
  text?: string
}

interface Save {
  token: string
  reason: string
  changes: Change[]
}

export interface Listener {
  answered(answer: Answer, changes: Change[]): void
  refused(error: Trouble, changes: Change[]): void
  state(text: string, calm: boolean): void
}

const firstWait = 2000
const longestWait = 30_000

function newToken(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export class Saver {
  private queue: Save[] = []
  private sending = false
  private wait = firstWait
  private timer = 0
  private readonly versions = new Map<number, number>()
  private readonly shelf: string

  constructor(
    private readonly address: string,
    private readonly reason: () => string,
    private readonly listener: Listener,
  ) {
    this.shelf = `benvung-review:${address}`
    addEventListener('online', () => this.kick())
    addEventListener('beforeunload', (event) => {
      if (this.queue.length) event.preventDefault()
    })
  }

  /** What an earlier page of this tab could not send any more. */
  resume(): void {
    try {
      this.queue = JSON.parse(sessionStorage.getItem(this.shelf) ?? '[]') as Save[]
    } catch {
      this.queue = []
    }
    if (this.queue.length) this.kick()
  }

  get waiting(): number {
    return this.queue.reduce((sum, save) => sum + save.changes.length, 0)
  }

  /** The version that the person has before the eyes. */
  seen(item: number, version: number): void {
    this.versions.set(item, version)
  }

  put(changes: Change[]): void {
    if (!changes.length) return
    const [only] = changes
    const last = this.queue[this.queue.length - 1]
    const lastIsSent = this.sending && this.queue.length === 1
    // Of what is typed on and on only the latest is sent.
    if (last && !lastIsSent && changes.length === 1 && last.changes.length === 1 && only?.act === 'correct' && last.changes[0]?.act === 'correct' && last.changes[0].item === only.item) {
      last.changes = changes
      last.token = newToken()
    } else this.queue.push({ token: newToken(), reason: this.reason(), changes })
    this.keep()
    this.kick()
  }

  private keep(): void {
    try {
      if (this.queue.length) sessionStorage.setItem(this.shelf, JSON.stringify(this.queue))
      else sessionStorage.removeItem(this.shelf)
    } catch {
      // No storage: the page itself still holds the queue.
    }
  }

  private kick(): void {
    clearTimeout(this.timer)
    if (!this.sending) void this.send()
  }

  private later(text: string): void {
    this.listener.state(`${text} ${this.waiting} thay đổi chờ gửi.`, false)
    this.timer = window.setTimeout(() => this.kick(), this.wait)
    this.wait = Math.min(this.wait * 2, longestWait)
  }

  private withVersions(save: Save): Save {
    const version = (item: number, known?: number): number => this.versions.get(item) ?? known ?? 0
    return {
      ...save,
      changes: save.changes.map((change) => ({
        ...change,
        ...(change.item === undefined ? {} : { version: version(change.item, change.version) }),
        ...(change.others ? { others: change.others.map(({ item, version: known }) => ({ item, version: version(item, known) })) } : {}),
      })),
    }
  }

  private async send(): Promise<void> {
    const save = this.queue[0]
    if (!save) return
    this.sending = true
    this.listener.state('Đang lưu…', true)
    let answer: Response | null = null
    let body: unknown = null
    try {
      answer = await fetch(`${this.address}/changes`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          'X-CSRF-Token': document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content ?? '',
        },
        body: JSON.stringify(this.withVersions(save)),
      })
      body = await answer.json()
    } catch {
      // No network, or an answer that was cut off: the same save goes again, with the same token.
    }
    this.sending = false
    if (!answer || !body || answer.status >= 500) return this.later('Mất mạng – vẫn nhập được.')
    if (answer.status === 401) return this.later('Phiên làm việc đã hết, đăng nhập lại: nội dung đã nhập vẫn còn.')
    this.wait = firstWait
    this.queue.shift()
    this.keep()
    if (typeof body === 'object' && 'saved' in body) {
      const good = body as Answer
      for (const { id, version } of good.saved) this.versions.set(id, version)
      if (!this.queue.length) this.listener.state(good.saved.length ? `Đã lưu ${good.saved_at}` : '', true)
      this.listener.answered(good, save.changes)
    } else {
      const error = (body as { error?: Trouble }).error ?? { message: 'Máy chủ không nhận thay đổi này.', where: '', mend: '' }
      this.listener.state(sentence(error), false)
      this.listener.refused(error, save.changes)
    }
    if (this.queue.length) void this.send()
  }
}
