// screenshots.js BIN TOP FOLDER: the briefings of one, two and six articles
// of corpus/articles as pictures and on paper, for build/screenshots; and
// the few that the README shows, packed small, for man/pictures/.
"use strict";

const { execFileSync } = require("child_process");
const fs = require("fs");
const path = require("path");
const { launch } = require("./browser.js");
const pages = require("./pages.js");

const [bin, top, folder] = process.argv.slice(2);
const all = path.join(top, "build/screenshots");
const shown = path.join(top, "man", "pictures");

// A section begins where the one above ends, without a part of it.
const PICTURES = [
    { name: "briefing", page: "six", width: 1280, height: 1010, scheme: "light" },
    { name: "disagree", page: "six", width: 1280, scheme: "light", section: "#disagree", height: 620 },
    { name: "sentence", page: "two", width: 1280, scheme: "light", section: "#texts", height: 640,
      hash: "#d1s2" },
    { name: "phone", page: "two", width: 360, height: 780, scheme: "dark" },
];

// Fewer colours and no metadata: a third of the size.
function pack(file) {
    execFileSync("pngquant", ["--force", "--strip", "--speed", "1", "--ext", ".png", "64", file]);
}

async function open(browser, file, width, scheme) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });

    await page.goto("file://" + file);
    return page;
}

async function takeAll(browser, row) {
    for (const width of [1280, 768, 360])
        for (const scheme of ["light", "dark"]) {
            const page = await open(browser, row.file, width, scheme);

            await page.screenshot({ path: `${all}/${row.name}-${width}-${scheme}.png`, fullPage: true });
            await page.close();
        }
    const page = await open(browser, row.file, 1280, "light");
    const pdf = `${all}/${row.name}.pdf`;

    await page.pdf({ path: pdf, format: "A4", preferCSSPageSize: true });
    await page.close();
    execFileSync("pdftoppm", ["-png", "-r", "80", pdf, pdf.replace(/\.pdf$/, "-sheet")]);
}

async function takeShown(browser, rows, picture) {
    const row = rows.find(r => r.name === picture.page);
    const page = await open(browser, row.file + (picture.hash || ""), picture.width, picture.scheme);
    const file = path.join(shown, picture.name + ".png");
    const box = picture.section ? await page.locator(picture.section).boundingBox() : { y: 0 };
    const down = await page.evaluate(() => scrollY);

    await page.screenshot({ path: file, fullPage: true,
        clip: { x: 0, y: Math.round(box.y + down), width: picture.width, height: picture.height } });
    await page.close();
    pack(file);
}

async function takePaper(browser, rows) {
    const page = await open(browser, rows.find(r => r.name === "two").file, 1280, "light");
    const pdf = path.join(folder, "paper.pdf");

    await page.pdf({ path: pdf, format: "A4", preferCSSPageSize: true });
    await page.close();
    execFileSync("pdftoppm", ["-png", "-r", "72", "-l", "1", "-singlefile", pdf, path.join(shown, "paper")]);
    pack(path.join(shown, "paper.png"));
}

async function main() {
    const rows = pages.make(bin, top, folder).filter(r => ["one", "two", "six"].includes(r.name));

    fs.mkdirSync(all, { recursive: true });
    fs.mkdirSync(shown, { recursive: true });
    const browser = await launch();

    for (const row of rows)
        await takeAll(browser, row);
    for (const picture of PICTURES)
        await takeShown(browser, rows, picture);
    await takePaper(browser, rows);
    await browser.close();
    console.log(`pictures of every width: ${all}\npictures of the README: ${shown}`);
}

main().catch(error => {
    console.log(error.stack);
    process.exitCode = 1;
});
