// Signing in and out, posts, account, administration.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { address, assertAccessible, open, password, useBrowser } from './browser.mjs'

useBrowser()

async function signIn(page, user, typed = password) {
  await page.fill('#user_name', user)
  await page.fill('#password', typed)
  await page.click('main button[type=submit]')
  await page.waitForLoadState()
}

test('a person who is not signed in comes to the log-in page and from there to the page asked for', async (t) => {
  const page = await open(t, '/documents/samples/cong-van-bo?x=ấp', { user: null })
  assert.equal(new URL(page.url()).pathname, '/login')
  await assertAccessible(page, 'the log-in page')
  await signIn(page, 'van.thu')
  assert.equal(decodeURIComponent(page.url()), `${address}/documents/samples/cong-van-bo?x=ấp`)
  assert.match(await page.textContent('.account'), /Lò Thị Hoa/)
  await page.click('text=Đăng xuất')
  await page.waitForURL(/\/login$/)
  await page.goto(`${address}/documents/reading`)
  assert.equal(new URL(page.url()).pathname, '/login')
})

test('a wrong password is told in words, keeps the user name, and the error is in focus', async (t) => {
  const page = await open(t, '/login', { user: null, expect: ['422'] })
  await signIn(page, 'chuyen.vien', 'sai mật khẩu rồi')
  assert.equal(await page.inputValue('#user_name'), 'chuyen.vien')
  assert.match(await page.title(), /^Lỗi: /)
  assert.match(await page.textContent('.error-summary'), /Tên đăng nhập hoặc mật khẩu chưa đúng/)
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'error-summary')
  await assertAccessible(page, 'the log-in page with an error')
})

test('the log-in never leads to another site', async (t) => {
  const page = await open(t, '/login?next=//example.org/', { user: null })
  await signIn(page, 'ke.toan')
  assert.equal(new URL(page.url()).origin, address)
})

test('the account page shows posts and sessions, and a token is shown once', async (t) => {
  const page = await open(t, '/account')
  await assertAccessible(page, 'the account page')
  await page.click('text=Tạo mã truy cập')
  await page.fill('#name', 'Phần mềm kế toán')
  await page.click('form[action="/account/tokens"] input[value="read_areas"]')
  await page.click('text=Tạo mã >> nth=-1')
  const token = await page.textContent('code.secret')
  const ask = (path, secret) => fetch(address + path, { headers: { authorization: `Bearer ${secret}` } })
  const session = await (await ask('/api/v1/session', token)).json()
  assert.equal(session.person, 'Giàng A Sơn')
  assert.equal((await ask('/api/v1/session', `${token.slice(0, -1)}_`)).status, 401)
  assert.equal((await ask('/account', token)).url.includes('/login'), true)
  await page.goto(`${address}/account`)
  assert.equal(await page.locator('code.secret').count(), 0)
  await page.click('form[action^="/account/tokens/"] button:has-text("Thu hồi")')
  await page.waitForSelector('text=Đã thu hồi mã truy cập')
  assert.equal((await ask('/api/v1/session', token)).status, 401)
})

test('an administrator adds a person, who changes the first password before anything else', async (t) => {
  const page = await open(t, '/admin/users', { user: 'quan.tri', expect: ['422'] })
  await assertAccessible(page, 'the list of users')
  await page.fill('#q', 'lo thi')
  await page.click('text=Tìm >> nth=-1')
  assert.equal(await page.locator('tbody tr').count(), 1)
  await page.click('text=Thêm người dùng')
  await assertAccessible(page, 'the form of a new user')
  await page.click('main button[type=submit]')
  assert.ok((await page.locator('.error-summary li').count()) >= 3)
  await page.fill('#name', 'Tẩn Mý Dao')
  await page.fill('#user_name', 'tan.my.dao')
  await page.fill('#title', 'Chuyên viên')
  await page.check('input[value=specialist]')
  await page.click('main button[type=submit]')
  const first = await page.textContent('code.secret')
  await assertAccessible(page, 'the page of a user')

  const theirs = await open(t, '/login?next=/account', { user: null, expect: ['422'] })
  await signIn(theirs, 'tan.my.dao', first)
  assert.equal(new URL(theirs.url()).pathname, '/account/password')
  await theirs.goto(`${address}/documents/reading`)
  assert.equal(new URL(theirs.url()).pathname, '/account/password')
  await theirs.fill('#old_password', first)
  await theirs.fill('#password', 'ngắn')
  await theirs.fill('#again', 'ngắn')
  await theirs.click('main button[type=submit]')
  assert.match(await theirs.textContent('.error-summary'), /ít nhất 10 ký tự/)
  await theirs.fill('#old_password', first)
  await theirs.fill('#password', 'nương ngô xanh mướt')
  await theirs.fill('#again', 'nương ngô xanh mướt')
  await theirs.click('main button[type=submit]')
  await theirs.waitForSelector('text=Đã đổi mật khẩu')
})

test('who may not administer is told so, within the frame', async (t) => {
  const page = await open(t, '/admin/users', { expect: ['403'] })
  assert.match(await page.textContent('h1'), /không có quyền/)
  assert.equal(await page.locator('nav >> text=Người dùng').count(), 0)
})
