// main.js BIN TOP FOLDER [PART]: looks at every page that pages.js makes; a
// PART is pages, paper, hostile or a page's name.
"use strict";

const { execFileSync, spawnSync } = require("child_process");
const fs = require("fs");
const axe = require("axe-core");
const vnu = require("vnu-jar");
const { launch } = require("./browser.js");
const pages = require("./pages.js");
const hostile = require("./hostile.json");

const [bin, top, folder, only] = process.argv.slice(2);
const LOOK = fs.readFileSync(require.resolve("./look.js"), "utf8");
let passed = 0, failed = 0;

function report(page, what, wrong) {
    if (wrong.length === 0) {
        passed++;
        return;
    }
    failed++;
    console.log(`web.sh: failed: ${page}: ${what}: ${wrong.slice(0, 5).join(" | ")}` +
                (wrong.length > 5 ? ` and ${wrong.length - 5} more` : ""));
}

// A window.  What its pages say, ask for or open is kept; requests beyond
// the page itself are refused.
async function openWindow(browser, options) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const noise = [];
    let self;

    page.on("console", m => noise.push("console: " + m.text()));
    page.on("pageerror", e => noise.push("error: " + e.message));
    page.on("dialog", d => { noise.push("dialog: " + d.message()); d.dismiss(); });
    context.on("page", p => noise.push("window: " + p.url()));
    await context.route("**/*", route => {
        if (route.request().url() === self)
            return route.continue();
        noise.push("request: " + route.request().url());
        return route.abort();
    });
    const go = async (file) => {
        self = "file://" + encodeURI(file);
        noise.length = 0;
        await page.goto("about:blank");
        await page.goto(self);
        await page.evaluate(LOOK);
    };
    return { page, noise, go, close: () => context.close() };
}

const look = (page, what, of) => page.evaluate(([w, o]) => window.look[w](o), [what, of]);

// ---- the tree and the links ----

async function checkTree(page, name) {
    for (const what of ["foreignTags", "foreignAttributes", "foreignValues", "headings",
                        "emptyParts", "links", "backLinks", "plainStyle"])
        report(name, what, await look(page, what));
}

// ---- widths; what is too small; what a machine finds wrong for people ----

const AXE = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

async function checkLook(page, row) {
    for (const width of [320, 360, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        report(row.name, "overflow at " + width, await look(page, "overflow"));
        if (width === 360)
            report(row.name, "small targets", await look(page, "smallTargets"));
    }
    await page.evaluate(axe.source);
    for (const [width, colorScheme] of row.whole ?
        [[1280, "light"], [1280, "dark"], [320, "light"], [320, "dark"]] :
        [[320, "light"], [1280, "dark"]]) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        const found = await page.evaluate(o => window.axe.run(document, o), AXE);
        report(row.name, `axe at ${width}, ${colorScheme}`, found.violations.map(v => v.id + " " +
            v.nodes.slice(0, 2).map(n => n.target.join(" ")).join(", ")));
    }
    await page.emulateMedia({ colorScheme: "light" });
}

// ---- the keyboard ----

async function checkKeyboard(page, name) {
    const wrong = [];

    for (let i = 0; i < 3000; i++) {
        await page.keyboard.press("Tab");
        let at = await look(page, "focused");
        if (!at || !at.first) // out of the page, or round once
            break;
        if (!at.shown)
            wrong.push("focus is not seen: " + at.name);
        if (!at.inSight)
            wrong.push("out of sight: " + at.name);
        if (at.summary) {
            await page.keyboard.press("Enter");
            at = await look(page, "focused");
            if (!at.open)
                wrong.push("does not open: " + at.name);
        }
    }
    report(name, "keyboard", wrong.concat(await look(page, "unreached")));
}

async function checkPage(window, row) {
    const { page, noise, go } = window;

    await go(row.file);
    await checkTree(page, row.name);
    if (row.whole)
        report(row.name, "follows links", await look(page, "followLinks"));
    report(row.name, "console and requests", noise);
    if (row.whole) {
        await go(row.file);
        await checkKeyboard(page, row.name);
    }
    await checkLook(page, row);
}

// ---- paper ----

// The text of a PDF, sheet by sheet.
function sheets(pdf) {
    return execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
}

async function print(browser, row, format, prepare) {
    const { page, go, close } = await openWindow(browser, {});
    const pdf = `${folder}/${row.name}-${format}.pdf`;

    await go(row.file);
    await page.evaluate(prepare);
    await page.pdf({ path: pdf, format, preferCSSPageSize: true });
    await close();
    return sheets(pdf);
}

// Without the full texts, and with 20 mm to spare.
function shorten() {
    const room = document.createElement("hr");

    document.getElementById("texts").remove();
    room.setAttribute("height", "76");
    room.setAttribute("noshade", "");
    room.size = "76";
    document.body.append(room);
}

async function checkPaper(browser, rows) {
    for (const row of rows.filter(r => r.name === "one" || r.name === "two"))
        for (const format of ["A4", "Letter"]) {
            const text = await print(browser, row, format, shorten);
            report(row.name, "two sheets of " + format, text.length <= 2 ? [] : [text.length + " sheets"]);
        }
    const whole = await print(browser, rows.find(r => r.name === "two"), "A4", () => {});
    report("two", "every sheet has its head", whole.filter(t => !/As of 2023-06-20/.test(t.split("\n")[0])));
    report("two", "addresses are spelt out", whole.some(t => t.includes("1:¶1")) ? [] : ["no marks"]);
}

// ---- hostile words ----

// What the program makes of white space and of what is not seen.
const shown = (row) => (row.shown || row.text).replace(/\s+/g, " ").trim();

const bare = (text) => text.replace(/\s|[,;&]|\band\b/g, ""); // as a list of names is cut

function places(row, kind) {
    const text = shown(row);
    const list = [["code", text.replace(/\//g, "")]];

    if (kind === "author")
        return list;
    // A quotation mark ends the quotation, and in a plain text a line its sentence.
    if (!row.lines || kind === "html")
        list.push(["#texts p[id]", "the words " + text]);
    if (!row.split && !row.lines && kind !== "sheet")
        list.push(["#reactions blockquote", "They wrote " + text]);
    if (kind === "html")
        list.push(["#sources p", "https://news.example/" + text]);
    else
        list.push(["h1", text]);
    if (kind === "text")
        list.push(["#sources strong + *, #sources p", "Source 1, " + text], ["#sources p", text]);
    return list;
}

async function checkHostile(window, row, number) {
    const { page, noise, go } = window;

    for (const { kind, file } of pages.makeHostile(bin, folder, row, number)) {
        const name = `${row.name}, ${kind}`;

        await go(file);
        for (const what of ["foreignTags", "foreignAttributes", "foreignValues", "links"])
            report(name, what, await look(page, what));
        report(name, "as text", await look(page, "missingText", places(row, kind)));
        if (kind === "author" && !row.lines && !bare(await page.textContent("#sources")).includes(bare("by Ana " + shown(row))))
            report(name, "the author", [await page.textContent("#sources li")]);
        report(name, "runs", await page.evaluate(() => "hit" in window ? ["it does"] : []));
        report(name, "console and requests", noise);
    }
}

// ---- the validator ----

// It does not know the digests of CSP 3; that the policy lets the style in is
// seen above, by plainStyle.
const UNKNOWN = ".*Inline style violates Content Security Policy.*";

function validate() {
    const files = fs.readdirSync(folder).filter(f => f.endsWith(".html")).map(f => `${folder}/${f}`);
    const run = spawnSync("java", ["-Xss4m", "-jar", String(vnu), "--stdout", "--format", "gnu",
        "--filterpattern", UNKNOWN, ...files],
        { encoding: "utf8", maxBuffer: 1 << 28 });
    const lines = (run.stdout || "").split("\n").filter(Boolean);

    report("validator", `${files.length} pages`, run.error ? [String(run.error)] :
        lines.map(l => l.replace(/^.*\/([^/]*\.html")/, '"$1')).concat(run.status ? ["status " + run.status] : []));
    passed += run.error || lines.length ? 0 : files.length - 1;
}

async function main() {
    const rows = pages.make(bin, top, folder);
    const browser = await launch();
    const window = await openWindow(browser, { colorScheme: "light" });
    // Without the policy, so that what got through would run.
    const open = await openWindow(browser, { bypassCSP: true });

    const asked = (part) => !only || only === part;

    for (const row of rows)
        if (asked("pages") || only === row.name)
            await checkPage(window, row);
    if (asked("paper"))
        await checkPaper(browser, rows);
    for (let i = 0; i < hostile.length && asked("hostile"); i++)
        await checkHostile(open, hostile[i], i);
    await browser.close();
    validate();
    console.log(`web: ${passed} passed, ${failed} failed`);
    return failed === 0 && passed > 0 ? 0 : 1;
}

main().then(status => { process.exitCode = status; }, error => {
    console.log(error.stack);
    console.log(`web: ${passed} passed, ${failed + 1} failed`);
    process.exitCode = 1;
});
