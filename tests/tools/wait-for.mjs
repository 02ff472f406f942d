// node wait-for.mjs URL SECONDS: ends well as soon as URL answers 200.
const [url, seconds] = process.argv.slice(2);
const until = Date.now() + Number(seconds) * 1000;

while (Date.now() < until) {
  try {
    const response = await fetch(url);
    if (response.ok) {
      process.exit(0);
    }
  } catch {
    // Not listening yet.
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
}

console.error(`${url} did not answer 200 within ${seconds} s`);
process.exit(1);
