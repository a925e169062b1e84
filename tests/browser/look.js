// Looks at pages in Debian's Chromium: rules of accessibility, the way by the keyboard, narrow screens, large text, weight, and
// pictures for people to look at. Anything wrong ends with 1; a missing browser does too, and says so.
//
//   node look.js --at http://127.0.0.1:8080 --paths FILE [--languages nl,en,ar] [--cookie NAME=VALUE] [--out FOLDER]
//   --only A,B    pages whose name holds A or B        --shots    pictures too        --quick    without scripts only
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import puppeteer from "puppeteer-core";
import { openPages } from "./pages.js";
import { byKeyboard, fits, judge, weight } from "./checks.js";
import { shots } from "./shots.js";

const given = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const asked = (name) => process.argv.includes(`--${name}`);

const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";
if (!existsSync(BROWSER)) {
  console.error(`There is no browser at ${BROWSER}. Install it: apt-get install -y chromium fonts-noto-core`);
  process.exit(1);
}
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = given("out") ?? "screenshots";
if (asked("shots")) mkdirSync(pictures, { recursive: true });

const languages = (given("languages") ?? "nl,en,ar").split(",");
const pages = openPages({ at: given("at"), paths: given("paths"), languages, only: given("only") });
if (pages.length === 0) {
  console.error("There is no page to look at: --at ADDRESS --paths FILE, one path a line.");
  process.exit(1);
}
const headers = (language) => ({ "Accept-Language": language, ...(given("cookie") ? { Cookie: given("cookie") } : {}) });
const browser = await puppeteer.launch({ executablePath: BROWSER, args: ["--no-sandbox", "--force-color-profile=srgb"] });
const faults = [];
const weights = [];
try {
  for (const { name, address, language } of pages) {
    const note = (what, where = "") => faults.push(`${name}${where}: ${what}`);
    for (const script of asked("quick") ? [false] : [false, true]) {
      const page = await browser.newPage();
      await page.setJavaScriptEnabled(script);
      await page.setExtraHTTPHeaders(headers(language));
      const missing = [];
      page.on("response", (answer) => answer.status() >= 400 && answer.url() !== address && missing.push(answer.url()));
      page.on("console", (line) => line.type() === "error" && !/status of [45]/.test(line.text()) && note(line.text(), " (console)"));
      const answer = await page.goto(address, { waitUntil: "networkidle0" });
      if (answer.status() !== 200) note(`answered ${answer.status()}`);
      if (new URL(page.url()).pathname !== new URL(address).pathname) note(`leads to ${page.url()}`);
      // The page has come without its scripts; the checks themselves need some.
      await page.setJavaScriptEnabled(true);
      missing.forEach((one) => note(`cannot be fetched: ${one}`));
      if (!script) weights.push([name, weight(await answer.buffer(), note)]);
      await judge(page, axe, (what) => note(what, script ? " (scripts on)" : " (scripts off)"));
      if (!script) {
        await fits(page, note);
        await byKeyboard(page, note);
      }
      await page.close();
    }
    if (asked("shots")) await shots(browser, { address, headers: headers(language) }, path.join(pictures, name));
    process.stderr.write(".");
  }
} finally {
  await browser.close();
}
process.stderr.write("\n");
const bytes = weights.map(([, size]) => size).sort((a, b) => a - b);
if (bytes.length > 0) {
  const heaviest = weights.reduce((most, one) => (one[1] > most[1] ? one : most));
  console.log(`${weights.length} pages; median ${bytes[bytes.length >> 1]} bytes, heaviest ${heaviest[0]} ${heaviest[1]}`);
}
faults.forEach((fault) => console.error(fault));
console.log(faults.length === 0 ? "nothing wrong" : `${faults.length} wrong`);
process.exit(faults.length === 0 ? 0 : 1);
