// Starts oidc-provider and the service, and walks the way of a browser: to the provider, through its pages, and back. Every step
// that does not go as it must ends the run with a sentence.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Provider from "oidc-provider";

const binary = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), "openid-"));
const secret = randomBytes(24).toString("base64url");
const doors = ["ind", "broker"];
let done = 0;
const say = (what) => console.log(`${String(++done).padStart(2)}  ${what}`);

// ------------------------------------------------------------------------------------------------------ the provider

function key(name) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    return { ...privateKey.export({ format: "jwk" }), kid: name, use: "sig", alg: "RS256" };
}

let callback;
const server = createServer((request, response) => callback(request, response));
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const issuer = `http://127.0.0.1:${server.address().port}`;

// The provider with this key alone. Whoever signed in before must do so again: nothing of an earlier one is kept.
function provide(name, service) {
    const provider = new Provider(issuer, {
        clients: [{
            client_id: "wachtwijzer",
            client_secret: secret,
            redirect_uris: doors.map((door) => `${service}/sign-in/${door}/callback`),
        }],
        jwks: { keys: [key(name)] },
        cookies: { keys: [randomBytes(24).toString("base64url")] },
        acrValues: ["basic", "high"],
        pkce: { required: () => true },
        // Its own pages for signing in; they are made for trying out and take any pass phrase.
        features: { devInteractions: { enabled: true } },
        findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    });
    callback = provider.callback();
}

// ------------------------------------------------------------------------------------------------------- the service

const run = (...args) => execFileSync(binary, args, { encoding: "utf8", cwd: folder, env: environment });
const free = createServer();
await new Promise((ready) => free.listen(0, "127.0.0.1", ready));
const service = `http://127.0.0.1:${free.address().port}`;
await new Promise((closed) => free.close(closed));

const door = (id, given, more) => `[[provider]]\nid = "${id}"\nname = "The door ${id}"\nissuer = "${issuer}"
client-id = "wachtwijzer"\nclient-secret-env = "${given}"\n${more}\n`;
writeFileSync(join(folder, "providers.toml"), [
    door("ind", "OF_IND", 'for = "staff"'),
    // The provider gives no level of assurance of its own, so this door must stay shut.
    door("broker", "OF_IND", 'for = "people"\nacr = ["high"]'),
    door("wrong", "WRONG", 'for = "staff"'),
].join("\n"));
const environment = {
    PATH: process.env.PATH,
    OF_IND: secret,
    WRONG: "not the secret",
    WACHTWIJZER_DATABASE__URL: `sqlite:${join(folder, "cases.sqlite")}`,
    WACHTWIJZER_SERVER__ADDRESS: service,
    WACHTWIJZER_SIGN_IN__PROVIDERS: join(folder, "providers.toml"),
    WACHTWIJZER_LIMITS__SIGN_IN: "1000",
};
doors.push("wrong");
provide("first", service);
run("organisation", "add", "ind", "The authority");
run("account", "add", "a.jansen", "--role", "caseworker", "--organisation", "ind", "--issuer", issuer, "--subject", "jansen-17");

const child = spawn(binary, ["serve", "--listen", service.slice("http://".length)], { cwd: folder, env: environment });
let told = "";
child.stderr.on("data", (text) => (told += text));
function end(status) {
    child.kill();
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
    process.exitCode = status;
}
// ------------------------------------------------------------------------------------------------------- the browser

// Holds the cookies of both sites apart, follows redirects one by one, as a browser does.
class Browser {
    held = new Map();

    async ask(address, form) {
        const { origin } = new URL(address);
        const mine = this.held.get(origin) ?? new Map();
        this.held.set(origin, mine);
        const cookie = [...mine].map(([name, value]) => `${name}=${value}`).join("; ");
        const answer = await fetch(address, {
            method: form ? "POST" : "GET",
            redirect: "manual",
            headers: { cookie, accept: "text/html", ...(form && { "content-type": "application/x-www-form-urlencoded" }) },
            body: form && new URLSearchParams(form).toString(),
        });
        for (const set of answer.headers.getSetCookie()) {
            const [, name, value] = /^([^=]+)=([^;]*)/.exec(set);
            if (value === "" || /max-age=0/i.test(set)) mine.delete(name);
            else mine.set(name, value);
        }
        const next = answer.headers.get("location");
        return { status: answer.status, text: await answer.text(), next: next && new URL(next, address).href };
    }

    // From the door of the service through the pages of the provider; the address at which the service waits.
    async signInAt(door, name) {
        let here = await this.ask(`${service}/sign-in/${door}`);
        assert.equal(here.status, 303, `the door ${door}: ${here.text}`);
        for (let step = 0; step < 20; step++) {
            if (here.next?.startsWith(service)) return here.next;
            if (here.next) {
                this.at = here.next;
                here = await this.ask(here.next);
                continue;
            }
            const prompt = /name="prompt" value="([a-z]+)"/.exec(here.text)?.[1];
            assert(prompt, `a page of the provider that nobody expected: ${here.text}`);
            here = await this.ask(new URL(/action="([^"]+)"/.exec(here.text)[1], this.at).href, { prompt, login: name, password: "any" });
        }
        assert.fail("the provider has too many pages");
    }

    me() {
        const held = this.held.get(service)?.get("__Host-session");
        return fetch(`${service}/api/v1/me`, { headers: { cookie: `__Host-session=${held ?? "none"}` } });
    }
}

async function opens(name, door = "ind") {
    const browser = new Browser();
    const back = await browser.signInAt(door, name);
    const answer = await browser.ask(back);
    return { browser, back, answer };
}

// ----------------------------------------------------------------------------------------------------------- the walk

try {
    for (let tries = 0; ; tries++) {
        assert.equal(child.exitCode, null, "the service ended");
        if (await fetch(`${service}/api/v1/health`).then((answer) => answer.ok, () => false)) break;
        assert(tries < 200, "the service does not answer");
        await new Promise((later) => setTimeout(later, 50));
    }
    const first = await opens("jansen-17");
    assert.equal(first.answer.status, 200, first.answer.text);
    const me = await first.browser.me();
    assert.deepEqual([me.status, (await me.json()).login], [200, "a.jansen"]);
    say("a caseworker signs in by the provider and is who the account says");

    const copied = new Browser();
    assert.equal((await copied.ask(first.back)).status, 401);
    say("the address that led back opens nothing in another browser");
    const again = await first.browser.ask(first.back);
    assert.equal(again.status, 401);
    say("nor a second time in the same one");

    const stranger = await opens("somebody-else");
    assert.equal(stranger.answer.status, 401);
    assert.equal((await stranger.browser.me()).status, 401);
    say("somebody whom the provider knows and we do not stays outside");

    const changed = new Browser();
    const back = new URL(await changed.signInAt("ind", "jansen-17"));
    back.searchParams.set("state", "guessed");
    assert.equal((await changed.ask(back.href)).status, 401);
    say("a changed state opens nothing");

    const swapped = new Browser();
    const theirs = new URL(await new Browser().signInAt("ind", "jansen-17"));
    const mine = new URL(await swapped.signInAt("ind", "somebody-else"));
    mine.searchParams.set("code", theirs.searchParams.get("code"));
    assert.equal((await swapped.ask(mine.href)).status, 401);
    say("a code stolen from another's way is refused by the provider: PKCE");

    assert.equal((await opens("jansen-17", "broker")).answer.status, 401);
    say("a door that asks for a level of assurance stays shut without it");
    const wrong = await opens("jansen-17", "wrong");
    assert([401, 502].includes(wrong.answer.status), wrong.answer.text);
    say("with a wrong client secret nobody comes in");

    provide("second", service);
    // Within ten seconds of asking a provider, nobody can make us ask again.
    await new Promise((later) => setTimeout(later, 10_500));
    const second = await opens("jansen-17");
    assert.equal(second.answer.status, 200, second.answer.text);
    assert.equal((await second.browser.me()).status, 200);
    say("the provider has another key, and signing in goes on");
    assert.equal((await first.browser.me()).status, 200);
    say("whoever was signed in before still is");

    assert(!told.includes("jansen"), `the log names somebody: ${told}`);
    say("the log of the service names nobody");

    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    assert.equal((await second.browser.me()).status, 200);
    say("without the provider, whoever is signed in works on");
    console.log(`openid: ${done} steps, all went as they must`);
    end(0);
} catch (error) {
    console.error(`openid: step ${done + 1}: ${error.message}\n${told.split("\n").slice(-15).join("\n")}`);
    end(1);
}
