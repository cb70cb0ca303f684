// Calls with names: each is printed with what came of it, and a wrong answer ends the process.
const assert = require('node:assert/strict');

let count = 0;

async function call(name, work, check) {
  const began = Date.now();
  let answer;
  try {
    answer = await work();
    if (check) check(answer);
  } catch (failure) {
    console.log(`FAILED  ${name}: ${failure.stack}`);
    process.exit(1);
  }
  count += 1;
  console.log(`ok ${String(count).padStart(2)}  ${name}  ${Date.now() - began} ms  ${short(answer)}`);
  return answer;
}

async function refused(name, work, check) {
  return call(
    name,
    async () => {
      try {
        await work();
      } catch (failure) {
        return failure;
      }
      throw new Error('The call was not refused.');
    },
    check,
  );
}

function short(answer) {
  const text =
    answer instanceof Error ? `${answer.name}: ${answer.message}` : (JSON.stringify(answer) ?? 'nothing');
  return text.length > 140 ? `${text.slice(0, 139)}…` : text;
}

// All events of an observable until it completes, or until one of them is enough.
function collect(observable, enough = () => false) {
  return new Promise((resolve, reject) => {
    const events = [];
    const timer = setTimeout(() => reject(new Error('The stream did not end in a minute.')), 60_000);
    const subscription = observable.subscribe({
      next(event) {
        events.push(event);
        if (enough(event)) {
          clearTimeout(timer);
          subscription.unsubscribe();
          resolve(events);
        }
      },
      error(failure) {
        clearTimeout(timer);
        reject(failure);
      },
      complete() {
        clearTimeout(timer);
        resolve(events);
      },
    });
  });
}

module.exports = { assert, call, refused, collect, count: () => count };
