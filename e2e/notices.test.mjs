// What the program tells by itself: notices, texts for a chat, the calendar of a person, letters by e-mail.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, open, useBrowser } from './browser.mjs'

useBrowser()
const picture = async (page, name) => process.env.BENVUNG_PICTURES && page.screenshot({ path: `${process.env.BENVUNG_PICTURES}/${name}.png` })
const leader = { user: 'lanh.dao' }

test('a leader is told of bodies that are late, and what was read is counted no more', async (t) => {
  const page = await open(t, '/notices', leader)
  const notices = page.locator('.bv-notice')
  // The runner looks when the server starts; the page may be faster.
  for (let i = 0; i < 40 && (await notices.count()) === 0; i++) {
    await page.waitForTimeout(250)
    await page.reload()
  }
  await page.getByText(/quá hạn \d+ ngày/i).first().waitFor()
  await assertAccessible(page, 'notices')
  await picture(page, 'notices')
  await page.locator('.bv-bell-count').waitFor()
  await page.getByRole('button', { name: 'Đánh dấu đã đọc tất cả' }).click()
  await page.getByText('Các thông báo đã được đánh dấu là đã đọc.').waitFor()
  assert.equal(await page.locator('.bv-bell-count').count(), 0)
})

test('late bodies are named in a text that is ready for a chat', async (t) => {
  const page = await open(t, '/directives/late/message', leader)
  const text = await page.getByLabel(/Chép đoạn này/).inputValue()
  assert.match(text, /^NHẮC VIỆC/)
  assert.match(text, /Quá hạn \d+ ngày/)
  await assertAccessible(page, 'a text for a chat')
})

test('a secret address gives the due days to a phone, until it is revoked', async (t) => {
  const page = await open(t, '/notices/settings', { ...leader, expect: ['404'] })
  await assertAccessible(page, 'own settings')
  await picture(page, 'own-settings')
  await page.getByRole('button', { name: 'Tạo địa chỉ lịch' }).click()
  const address = await page.getByLabel('Địa chỉ mới, chỉ hiện một lần này:').inputValue()
  assert.match(address, /\/calendar\/[\w-]{43}\.ics$/)
  const at = new URL(new URL(address, page.url()).pathname, page.url()).href
  const calendar = await fetch(at)
  assert.equal(calendar.status, 200)
  assert.match(calendar.headers.get('content-type'), /^text\/calendar/)
  assert.match(await calendar.text(), /^BEGIN:VCALENDAR\r\n/)
  assert.equal((await fetch(at.replace(/.\.ics$/, '-.ics'))).status, 404)
  await page.goto(new URL('/notices/settings', page.url()).href)
  await page.getByRole('button', { name: 'Thu hồi' }).first().click()
  await page.getByText('Địa chỉ lịch đã bị thu hồi.').waitFor()
  assert.equal((await fetch(at)).status, 404)
})

test('the system is told where letters go out, and a wrong word is kept and named', async (t) => {
  const page = await open(t, '/directives/outbox/settings', { user: 'quan.tri', expect: ['422'] })
  await assertAccessible(page, 'settings of e-mail')
  await page.getByLabel('Gửi thư', { exact: true }).check()
  await page.getByLabel('Máy chủ thư (SMTP)').fill('không có')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByRole('heading', { name: 'Có lỗi cần sửa' }).waitFor()
  assert.equal(await page.getByLabel('Máy chủ thư (SMTP)').inputValue(), 'không có')
  await page.goto(new URL('/directives/outbox', page.url()).href)
  await page.getByText('Chưa có thư nào.').waitFor()
  await assertAccessible(page, 'the outbox')
  await page.goto(new URL('/directives/calendar/days', page.url()).href)
  await page.getByRole('heading', { level: 1, name: 'Ngày nghỉ, ngày làm bù' }).waitFor()
  await assertAccessible(page, 'days off')
})

test('the preview follows what is chosen', async (t) => {
  const page = await open(t, '/directives/due/preview?due_kind=mid_end&due_from=01/01/2027&due_until=31/12/2027', leader)
  await page.getByText(/^chậm nhất ngày 15/).first().waitFor()
  assert.equal(await page.locator('.bv-due-table tbody tr').count(), 12)
  await assertAccessible(page, 'a preview')
  await picture(page, 'due-preview')
})
