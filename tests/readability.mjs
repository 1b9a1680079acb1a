// node readability.mjs FILE...: the article of each page, by Readability on
// linkedom; what `make bench` sets the program against.
import {readFileSync} from 'node:fs';
import {Readability} from '@mozilla/readability';
import {parseHTML} from 'linkedom';

let count = 0;
for (const file of process.argv.slice(2)) {
    const {document} = parseHTML(readFileSync(file, 'utf8'));
    const article = new Readability(document).parse();
    count += article && article.textContent ? 1 : 0;
}
console.log(count);
