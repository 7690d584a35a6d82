// The story of the department's letter of October 2024, from the file to the leader's page, at its own time: on both engines.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { chromium } from 'playwright-core'
import { assertAccessible, chromiumShell, flags, root, seeds } from './browser.mjs'
import { ownServer, postgresPrograms, program } from './own_server.mjs'

const data = join(root, '../shared/data')
const letter = join(seeds, '001_e770b335d0bf2013.txt')
const missing = !program ? 'chạy bằng e2e/run.mjs' : existsSync(letter) && existsSync(data) ? false : 'SKIPPED: ../shared is not there'
const password = 'mật khẩu dài của buổi tập'
const pictures = process.env.BENVUNG_PICTURES

let browser
before(async () => {
  if (!missing) browser = await chromium.launch({ executablePath: chromiumShell, args: flags })
})
after(() => browser?.close())

/** One person with a browser of their own. */
class Person {
  constructor(server, user) {
    Object.assign(this, { server, user })
  }
  async page() {
    if (!this.open) {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN', acceptDownloads: true })
      this.open = await context.newPage()
      this.open.setDefaultTimeout(15_000)
    }
    return this.open
  }
  async signIn(typed = password) {
    const page = await this.page()
    await page.context().clearCookies()
    await page.goto(`${this.server.address}/login`)
    await page.fill('#user_name', this.user)
    await page.fill('#password', typed)
    await page.click('main button[type=submit]')
    await page.waitForLoadState()
    if (await page.locator('#old_password').count()) {
      await page.fill('#old_password', typed)
      await page.fill('main #password', password)
      await page.fill('#again', password)
      await page.click('main button[type=submit]')
      await page.waitForLoadState()
    }
    return page
  }
  async go(path) {
    const page = await this.page()
    await page.goto(this.server.address + path)
    if (page.url().includes('/login')) {
      await this.signIn()
      await page.goto(this.server.address + path)
    }
    return page
  }
  async close() {
    await this.open?.context().close()
  }
}

async function waitFor(condition) {
  for (let i = 0; i < 40; ++i) {
    if (await condition()) return
    await new Promise((later) => setTimeout(later, 500))
  }
  assert.fail('what was waited for did not come')
}

async function picture(page, name) {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

async function prepared(engine) {
  let temporary
  const now = new Date(Date.now() + 7 * 3_600_000).toISOString() // Vietnam's
  const server = await ownServer(engine, `${now.slice(0, 10)} ${now.slice(11, 16)}`, (cli, folder) => {
    cli('areas', 'import', join(data, 'areas-2025-06-30.csv'), '--until', '30/06/2025')
    cli('areas', 'import', join(data, 'areas-2026-07.csv'), '--from', '01/07/2025')
    // The list of June 2025 lacks a district that ended before it: by hand, with its dates.
    const own = join(folder, 'nong-son.csv')
    writeFileSync(own, 'level,code,name,parent_code\ndistrict,519,Huyện Nông Sơn,49\n')
    cli('areas', 'import', own, '--until', '31/12/2024')
    temporary = /: (\S+)\s*$/.exec(cli('user', 'create', 'quan.tri', '--name', 'Quản Trị'))[1]
  })
  const administrator = new Person(server, 'quan.tri')
  const page = await administrator.signIn(temporary)
  await page.goto(`${server.address}/organisations/generation`)
  // Quảng Nam went into it: all that was ever there is made.
  await page.selectOption('#area', { label: 'Thành phố Đà Nẵng' })
  await page.click('main form button[type=submit]')
  await page.waitForLoadState()
  const add = async (user, name, organisation, roles) => {
    await page.goto(`${server.address}/admin/users/new`)
    await page.fill('#name', name)
    await page.fill('#user_name', user)
    await page.fill('#title', 'Chuyên viên')
    await page.fill('#organisation_name', organisation)
    await page.fill('#from', '01/01/2024')
    for (const role of roles) await page.check(`input[name=roles][value=${role}]`)
    await page.getByRole('button', { name: 'Thêm và cấp mật khẩu tạm' }).click()
    const secret = await page.locator('code.secret').innerText()
    return { person: new Person(server, user), secret }
  }
  const added = [
    await add('so.ldtbxh', 'Trương Thị Sở', 'Sở Lao động - Thương binh và Xã hội tỉnh Quảng Nam', ['clerk', 'head']),
    await add('huyen', 'Lê Văn Huyện', 'UBND huyện Phước Sơn', ['clerk', 'head']),
    await add('muon', 'Trần Thị Muộn', 'UBND huyện Bắc Trà My', ['clerk', 'head']),
    await add('lanh.dao', 'Nguyễn Văn Lãnh', 'UBND tỉnh Quảng Nam', ['leader']),
  ]
  await administrator.close()
  server.at('2024-10-10 08:00') // from here on it is October 2024
  for (const { person, secret } of added) await person.signIn(secret)
  const [department, district, late, leader] = added.map(({ person }) => person)
  return { server, department, district, late, leader }
}

for (const engine of ['sqlite', 'postgresql']) {
  const skip = missing || (engine === 'postgresql' && !postgresPrograms ? 'PostgreSQL is not installed' : false)
  test(`the letter of October 2024, from the file to who is late (${engine})`, { skip, timeout: 300_000 }, async (t) => {
    const { server, department, district, late, leader } = await prepared(engine)
    t.after(() => server.stop())

    // The file comes in, its blanks are filled, a person confirms.
    let page = await department.go('/documents/intake')
    await page.setInputFiles('#files', [{ name: 'cong-van-so.txt', mimeType: 'text/plain', buffer: readFileSync(letter) }])
    await page.getByRole('row', { name: /cong-van-so\.txt.*Đã nhận/ }).waitFor()
    await page.getByRole('link', { name: 'cong-van-so.txt' }).click()
    await page.waitForURL(/\/documents\/papers\/\d+/)
    const paper = /\/documents\/papers\/\d+/.exec(page.url())[0]
    await page.goto(`${server.address}${paper}/head`)
    await page.fill('#number', '2811')
    await page.fill('#date', '10/10/2024')
    await page.locator('main form button[type=submit]').first().click()
    await page.waitForURL((url) => url.pathname === paper)
    await page.getByRole('button', { name: /xác nhận/ }).click()
    await page.getByRole('button', { name: 'Lập danh sách giao việc' }).click()
    await page.waitForURL(/\/directives\/\d+/)
    const list = new URL(page.url()).pathname
    await picture(page, `story-${engine}-draft`)
    await assertAccessible(page, 'a drafted list')

    // 18 districts of that day, the one that ended in between among them.
    const counterpart = page.locator('.bv-duty', { hasText: 'vốn đối ứng ngân sách huyện, xã các năm' })
    await counterpart.getByText('18 cơ quan chủ trì').click()
    assert.equal(await counterpart.locator('.bv-columns-list li').count(), 18)
    await counterpart.getByText('UBND huyện Nông Sơn').waitFor()
    await page.getByRole('button', { name: 'Giao việc' }).click()
    await page.getByText('Đã giao việc.').waitFor()
    await picture(page, `story-${engine}-issued`)
    await assertAccessible(page, 'an issued list')

    /** The turn of a body for the duty that holds these words. */
    const turnOf = async (person, words, body) => {
      const here = await person.go(list)
      await here.locator('.bv-duty', { hasText: words }).getByRole('link', { name: body, exact: true }).click()
      await here.waitForURL(/\/directives\/turns\/\d+/)
      return here
    }
    const report = async (person, words, body, number) => {
      const here = await turnOf(person, words, body)
      await here.fill('#reply', number)
      await here.getByRole('button', { name: 'Nộp kết quả' }).click()
      await here.getByText('Kết quả đã nộp.').waitFor()
      return here
    }

    // On the 11th one district reports, and sees nothing of the others.
    server.at('2024-10-11 16:30')
    page = await report(district, 'vốn đối ứng ngân sách huyện, xã các năm', 'UBND huyện Phước Sơn', '512/BC-UBND')
    await page.getByText('Đã nộp, chờ tiếp nhận').first().waitFor()
    await assertAccessible(page, 'a turn')
    page = await district.go(list)
    assert.equal(await page.getByRole('link', { name: 'UBND huyện Bắc Trà My' }).count(), 0)

    // The day after, silence has its consequence; a late report takes its place, and both are kept.
    server.at('2024-10-15 08:00')
    await waitFor(async () => {
      page = await turnOf(late, 'vốn đối ứng ngân sách huyện, xã các năm', 'UBND huyện Bắc Trà My')
      return (await page.getByText('Mặc định do không báo cáo').count()) > 0
    })
    await page.getByText('Quá hạn 4 ngày').first().waitFor()
    page = await report(late, 'vốn đối ứng ngân sách huyện, xã các năm', 'UBND huyện Bắc Trà My', '77/UBND-LĐ')
    await page.getByText('Đã được thay bởi: 77/UBND-LĐ (nộp ngày 15/10/2024)').waitFor()
    await picture(page, `story-${engine}-late`)

    // The department accepts one and sends the other back.
    page = await turnOf(department, 'vốn đối ứng ngân sách huyện, xã các năm', 'UBND huyện Phước Sơn')
    await page.getByRole('button', { name: 'Tiếp nhận, hoàn thành' }).click()
    await page.getByText('Đã tiếp nhận, việc hoàn thành.').waitFor()
    page = await turnOf(department, 'vốn đối ứng ngân sách huyện, xã các năm', 'UBND huyện Bắc Trà My')
    await page.getByText('Trả lại để làm tiếp').first().click()
    await page.fill('#reason', 'Thiếu số liệu năm 2023')
    await page.getByRole('button', { name: 'Trả lại', exact: true }).click()
    await page.getByText('Đã trả lại kèm lý do.').waitFor()

    // Those who are late are urged by a letter, numbered in the department's own book.
    page = await department.go('/documents/books')
    await page.selectOption('#direction', 'out')
    await page.fill('#name', 'Sổ công văn đi của Sở')
    await page.getByRole('button', { name: 'Mở sổ' }).click()
    await page.getByText('Sổ công văn đi của Sở').first().waitFor()
    page = await department.go(list)
    await page.getByRole('link', { name: 'Soạn công văn đôn đốc, triển khai, thông báo' }).click()
    await page.getByLabel('Gửi thế nào').selectOption({ label: 'Một văn bản gửi chung' })
    await page.getByRole('button', { name: 'Soạn dự thảo' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sửa Công văn đôn đốc' }).waitFor()
    assert.match(await page.getByLabel('Kính gửi').inputValue(), /UBND huyện Nông Sơn/)
    await page.getByLabel('Thẩm quyền ký').selectOption({ label: 'Người đứng đầu ký' })
    await page.getByLabel('Chức vụ người ký').fill('Giám đốc')
    await page.getByLabel('Họ tên người ký').fill('Trương Thị Sở')
    await page.getByRole('button', { name: 'Lưu dự thảo' }).click()
    await page.getByText('Dự thảo đã lưu.').waitFor()
    await page.getByRole('button', { name: 'Cấp số và phát hành' }).click()
    await page.getByText(/Văn bản đã phát hành với số \d+\./).waitFor()
    await picture(page, `story-${engine}-letter`)

    // Two month ends go by; the leader asks who is late, by how much.
    server.at('2024-12-02 09:00')
    page = await leader.go('/directives/late')
    await picture(page, `story-${engine}-leader`)
    await page.getByText('UBND huyện Nông Sơn').first().waitFor()
    await assertAccessible(page, "the leader's page")
    for (const person of [department, district, late, leader]) await person.close()
  })
}
