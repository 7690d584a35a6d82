// Two minutes before the session ends the person is asked; after it one can sign in again in place, and what was typed stays.
const meta = (name: string): HTMLMetaElement | null => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)
const lastUse = 'benvung-last-use' // of any tab: each page that is opened is a use of the session
const warnBefore = 120

interface Session {
  ends_in: number
  csrf: string
  person: string
  post: string
}

async function askSession(): Promise<Session | null> {
  try {
    const answer = await fetch('/account/session', { headers: { Accept: 'application/json' } })
    return answer.ok ? ((await answer.json()) as Session) : null
  } catch {
    return null
  }
}

/** After a new log-in: goes back to the post in which this page was opened. */
async function returnToPost(session: Session, post: string): Promise<Session | null> {
  const body = new URLSearchParams({ csrf: session.csrf, post })
  await fetch('/account/post', { method: 'POST', body, redirect: 'manual' }).catch(() => null)
  return askSession()
}

/** Forms that were made for the session before are good for the new one. */
function takeOver(session: Session): void {
  const tag = meta('csrf')
  if (tag) tag.content = session.csrf
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name="csrf"]')) input.value = session.csrf
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, text = '', set: (made: HTMLElementTagNameMap[K]) => void = () => {}): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  made.textContent = text
  set(made)
  return made
}

export function watchSession(): void {
  const tag = meta('session-ends-in')
  const lasts = Number(tag?.content ?? 0)
  if (!tag || lasts <= 0) return
  const { person = '', post = '' } = tag.dataset
  let endsAt = Date.now() + lasts * 1000
  let bar: HTMLElement | null = null
  let timer = 0
  const note = (): void => {
    try {
      localStorage.setItem(lastUse, String(endsAt))
    } catch {
      // No storage: each tab warns for itself.
    }
  }
  note()

  const close = (): void => {
    bar?.remove()
    bar = null
  }
  const show = (...content: HTMLElement[]): void => {
    close()
    bar = element('div', '', (made) => {
      made.className = 'session-bar'
      made.setAttribute('role', 'alertdialog')
      made.setAttribute('aria-label', 'Phiên làm việc')
      made.append(...content)
    })
    document.body.prepend(bar)
    bar.querySelector<HTMLElement>('button, input')?.focus()
  }
  /** What was typed here must not be sent in the name of another person, or in another post. */
  const stop = (): void => {
    const again = element('button', 'Tải lại trang', (made) => {
      made.className = 'btn btn-primary'
      made.addEventListener('click', () => location.reload())
    })
    show(element('p', 'Trang này mở ở một người hoặc một vị trí công tác khác. Chép lại nội dung đang gõ nếu cần, rồi tải lại trang.'), again)
  }
  const goOn = (session: Session): void => {
    if (session.person !== person || session.post !== post) return stop()
    takeOver(session)
    endsAt = Date.now() + session.ends_in * 1000
    note()
    close()
    schedule()
  }
  const signInAgain = (why: string): void => {
    const told = element('p', '', (made) => made.setAttribute('role', 'status'))
    const user = element('input', '', (made) => {
      made.autocomplete = 'username'
      made.className = 'form-control'
      made.setAttribute('aria-label', 'Tên đăng nhập')
      made.placeholder = 'Tên đăng nhập'
    })
    const password = element('input', '', (made) => {
      made.type = 'password'
      made.autocomplete = 'current-password'
      made.className = 'form-control'
      made.setAttribute('aria-label', 'Mật khẩu')
      made.placeholder = 'Mật khẩu'
    })
    const form = element('form', '', (made) => {
      made.append(user, password, element('button', 'Đăng nhập', (button) => (button.className = 'btn btn-primary')))
      made.addEventListener('submit', (event) => {
        event.preventDefault()
        void (async () => {
          const body = new URLSearchParams({ user_name: user.value, password: password.value, next: '/account/session' })
          const answer = await fetch('/login', { method: 'POST', body, headers: { Accept: 'application/json' } }).catch(() => null)
          let session = answer?.ok ? await askSession() : null
          if (session?.person === person && session.post !== post) session = await returnToPost(session, post)
          if (session) return goOn(session)
          const error = ((await answer?.json().catch(() => null)) as { error?: { message?: string; mend?: string } } | null)?.error
          told.textContent = error ? `${error.message ?? ''} ${error.mend ?? ''}` : 'Chưa đăng nhập được. Kiểm tra mạng rồi thử lại.'
        })()
      })
    })
    show(element('p', `${why} Nội dung đã nhập vẫn còn: đăng nhập lại ngay tại đây rồi làm tiếp.`), form, told)
  }
  const ended = (): void => {
    if (!usedElsewhere()) signInAgain('Phiên làm việc đã hết.')
  }
  /** Another tab was used since: the session lasts as that one knows. */
  const usedElsewhere = (): boolean => {
    let later = 0
    try {
      later = Number(localStorage.getItem(lastUse) ?? 0)
    } catch {
      return false
    }
    if (later <= endsAt) return false
    endsAt = later
    close()
    schedule()
    return true
  }
  const prolong = async (): Promise<void> => {
    const session = await askSession()
    if (!session) return signInAgain('Phiên làm việc đã hết.')
    // The longest time is nearly over: no use prolongs it.
    if (session.ends_in <= warnBefore) return signInAgain('Phiên làm việc đã đến giới hạn và không kéo dài thêm được.')
    goOn(session)
  }
  const warn = (): void => {
    if (usedElsewhere()) return
    const button = element('button', 'Làm việc tiếp', (made) => {
      made.className = 'btn btn-primary'
      made.addEventListener('click', () => void prolong())
    })
    show(element('p', 'Phiên làm việc sẽ hết sau 2 phút. Nội dung đang nhập chưa được lưu.'), button)
    timer = window.setTimeout(ended, Math.max(endsAt - Date.now(), 0))
  }
  function schedule(): void {
    window.clearTimeout(timer)
    timer = window.setTimeout(warn, Math.max(endsAt - warnBefore * 1000 - Date.now(), 0))
  }
  schedule()
}
