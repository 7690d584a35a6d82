// Cells on their way to the server: one save after the other, nothing lost over a cut network, an ended session or a reload; "đã lưu" only
// when the server said that it is on the disk.
export interface Cell {
  row: number
  step: number
  value: string
  version: number
}

export interface Answer {
  saved: Cell[]
  conflicts: { row: number; step: number; mine: string; theirs: string; version: number; by: string; at: string }[]
  troubles: { row: number; step: number; message: string; mend: string }[]
  rows: { row: number; html: string }[]
  totals: { value: number }[]
  findings: number
  saved_at: string
}

export interface Listener {
  state(text: string): void
  answered(answer: Answer): void
}

const firstWait = 2000
const longestWait = 30_000
const mostCells = 500

export class CellSaver {
  private waiting = new Map<string, Cell>()
  private sent = new Map<string, Cell>()
  private timer = 0
  private wait = firstWait
  private readonly shelf: string
  readonly usable = typeof fetch === 'function'

  constructor(
    private readonly address: string,
    private readonly listener: Listener,
  ) {
    this.shelf = `benvung-cells:${address}`
    addEventListener('online', () => this.flush())
    addEventListener('beforeunload', (event) => {
      if (this.waiting.size + this.sent.size > 0) event.preventDefault()
    })
  }

  private static key(cell: { row: number; step: number }): string {
    return `${cell.row}-${cell.step}`
  }

  isWaiting(cell: { row: number; step: number }): boolean {
    return this.waiting.has(CellSaver.key(cell))
  }

  /** What an earlier page of this tab could not send any more. */
  resume(each: (cell: Cell) => void): void {
    try {
      for (const cell of JSON.parse(sessionStorage.getItem(this.shelf) ?? '[]') as Cell[]) {
        this.waiting.set(CellSaver.key(cell), cell)
        each(cell)
      }
    } catch {
      // Nothing usable was kept.
    }
    if (this.waiting.size) this.flush()
  }

  put(cell: Cell): void {
    this.waiting.set(CellSaver.key(cell), cell)
    this.keep()
    if (!this.timer) this.timer = window.setTimeout(() => this.flush(), 150)
  }

  flush(): void {
    clearTimeout(this.timer)
    this.timer = 0
    if (!this.sent.size && this.waiting.size) void this.send()
  }

  private keep(): void {
    try {
      const open = [...new Map([...this.sent, ...this.waiting]).values()]
      if (open.length) sessionStorage.setItem(this.shelf, JSON.stringify(open))
      else sessionStorage.removeItem(this.shelf)
    } catch {
      // No storage: the page itself still holds the cells.
    }
  }

  private later(why: string): void {
    for (const [key, cell] of this.sent) if (!this.waiting.has(key)) this.waiting.set(key, cell)
    this.sent.clear()
    this.listener.state(`${why} ${this.waiting.size} ô chờ gửi.`)
    this.timer = window.setTimeout(() => this.flush(), this.wait)
    this.wait = Math.min(this.wait * 2, longestWait)
  }

  private async send(): Promise<void> {
    this.sent = new Map([...this.waiting].slice(0, mostCells))
    for (const key of this.sent.keys()) this.waiting.delete(key)
    this.keep()
    this.listener.state('Đang lưu…')
    let answer: Response | null = null
    let body: unknown = null
    try {
      answer = await fetch(this.address, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          'X-CSRF-Token': document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content ?? '',
        },
        body: JSON.stringify({ cells: [...this.sent.values()] }),
      })
      body = await answer.json()
    } catch {
      // No network, or an answer that was cut off: the same cells go again; those that arrived are no change then.
    }
    if (!answer || !body || answer.status >= 500) return this.later('Mất mạng – vẫn nhập được.')
    if (answer.status === 401) return this.later('Phiên làm việc đã hết, đăng nhập lại: nội dung đã nhập vẫn còn.')
    this.wait = firstWait
    this.sent.clear()
    if (typeof body === 'object' && 'saved' in body) {
      const good = body as Answer
      // What was typed on while this save was under way follows the version that the save made.
      for (const { row, step, version } of good.saved) {
        const next = this.waiting.get(CellSaver.key({ row, step }))
        if (next) next.version = version
      }
      this.keep()
      const open = good.troubles.length + good.conflicts.length
      if (open) this.listener.state(`${open} ô chưa lưu được, xem ô có viền đỏ.`)
      else if (!this.waiting.size) this.listener.state(`Đã lưu ${good.saved_at}`)
      this.listener.answered(good)
    } else {
      this.keep()
      const error = (body as { error?: { message: string; mend: string } }).error
      this.listener.state(error ? `${error.message} ${error.mend}` : 'Máy chủ không nhận thay đổi này.')
    }
    if (this.waiting.size) this.flush()
  }
}
