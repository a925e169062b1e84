// Which pages there are for somebody: all that one comes to by links from the first page, one of each kind (two applications are the
// same page with another number). So a page that is linked from somewhere is looked at, without a list of pages to forget it in.

const named = (path) => path.replace(/^\//, "").replace(/[^a-z0-9-]+/gi, "_") || "start";
const kind = (path) =>
  path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID")
    .replace(/\d{4}-\d{2}(-\d{2})?/g, "DAY")
    .replace(/(?<=\/)\d+(?=\/|$)/g, "N")
    .replace(/=[^&]*/g, "=");
// The interface and what is no page.
const elsewhere = (path) => /^\/(api|assets|pictures|unsubscribe)\b|\.ics\b/.test(path);

/// Somebody of the demonstration, signed in by one press; the cookie that their browser holds.
export async function signedIn(at, guest) {
  const answer = await fetch(new URL("/demo/sign-in", at), {
    method: "POST",
    redirect: "manual",
    headers: { "Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ guest }),
  });
  const held = answer.headers.getSetCookie().map((one) => one.split(";")[0]);
  const cookie = held.find((one) => one.startsWith("__Host-session="));
  if (cookie === undefined) throw new Error(`${guest} of the demonstration is not let in: ${answer.status}`);
  return cookie;
}

async function read(at, path, cookie) {
  const headers = { Accept: "text/html", "Accept-Language": "nl", ...(cookie ? { Cookie: cookie } : {}) };
  const answer = await fetch(new URL(path, at), { headers, redirect: "manual" });
  const to = answer.headers.get("location");
  if (to !== null) return { leads: to, text: "" };
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
  return { text: await answer.text() };
}

/// The paths of all kinds of pages from the first on, in the order in which one comes to them.
export async function crawl(at, from, cookie) {
  const known = new Set();
  const paths = [];
  const queue = [from];
  while (queue.length > 0) {
    const path = queue.shift();
    if (known.has(kind(path))) continue;
    known.add(kind(path));
    const { leads, text } = await read(at, path, cookie);
    if (leads !== undefined) {
      queue.push(leads);
      continue;
    }
    paths.push(path);
    for (const [, found] of text.matchAll(/<a [^>]*href="(\/[^"#]*)/g)) {
      const next = found.replaceAll("&amp;", "&");
      if (!next.startsWith("//") && !elsewhere(next)) queue.push(next);
    }
  }
  return paths;
}

/// Pages in each language. Without a guest those for anybody, which are looked at once and not again for each guest.
export async function openPages({ at, guest, languages, only }) {
  const cookie = guest === undefined ? undefined : await signedIn(at, guest);
  const everybody = await crawl(at, "/", undefined);
  const open = new Set(everybody.map(kind));
  let paths = everybody;
  if (guest !== undefined) paths = (await crawl(at, "/home", cookie)).filter((path) => !open.has(kind(path)));
  const chosen = (name) => only === undefined || only.split(",").some((part) => name.includes(part));
  const all = paths.flatMap((path) =>
    languages.map((language) => ({ name: `${guest ?? "anybody"}-${named(path)}-${language}`, address: new URL(path, at).href, language })),
  );
  return { cookie, pages: all.filter(({ name }) => chosen(name)) };
}
