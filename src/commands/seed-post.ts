/** Sends a form as a browser does; where it leads, and the cookie that was set or sent. */
export async function post(
  url: string,
  body: URLSearchParams,
  cookie = '',
): Promise<{ path: string; cookie: string }> {
  const answer = await fetch(url, { method: 'POST', body, headers: { cookie }, redirect: 'manual' });
  const path = answer.headers.get('location');
  if (answer.status !== 303 || path === null) throw new Error(`${url} answered ${answer.status}`);
  return { path, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? cookie };
}
