// Asks a running server with OpenAI's own client for JavaScript. Run by hand:
//
//   mvn spring-boot:run -Dspring-boot.run.arguments=--sourcebound.corpus.folder=src/test/resources/testing/harbour
//   npm install --prefix target/clients openai@6.49.0
//   NODE_PATH=target/clients/node_modules node src/test/clients/openai.mjs http://127.0.0.1:8080/v1
//
// Ends with 0 where everything holds, and with the first thing that does not otherwise.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(path.resolve(process.env.NODE_PATH ?? "node_modules", "x.js"));
const { default: OpenAI } = require("openai");

const baseURL = process.argv[2] ?? "http://127.0.0.1:8080/v1";
const client = new OpenAI({ baseURL, apiKey: "none is needed", maxRetries: 0 });
const model = "sourcebound";
const ask = content => [{ role: "system", content: "Answer from memory." }, { role: "user", content }];
const ANSWERED = ask("When was the lighthouse built?");
const REFUSED = ask("Who was the mayor of the town in 1950?");

async function check(name, run) {
  console.log(`${name}: ${await run()}`);
}

await check("models", async () => {
  const names = [];
  for await (const each of client.models.list()) names.push(each.id);
  assert.ok(names.includes(model));
  assert.equal((await client.models.retrieve(model)).id, model);
  return names;
});

await check("answer", async () => {
  const { choices: [choice], usage } = await client.chat.completions.create({ model, messages: ANSWERED });
  assert.equal(choice.finish_reason, "stop");
  assert.equal(choice.message.refusal, null);
  assert.equal(usage.total_tokens, usage.prompt_tokens + usage.completion_tokens);
  assert.ok(choice.message.annotations.length > 0);
  for (const { type, url_citation: cited, sourcebound: own } of choice.message.annotations) {
    assert.equal(type, "url_citation");
    assert.ok(choice.message.content.slice(cited.start_index, cited.end_index).length > 0);
    const source = await (await fetch(`${baseURL}/sources/${own.source}`)).json();
    assert.equal(source.text.slice(own.start, own.end), own.quote);
  }
  return choice.message.content;
});

await check("refusal", async () => {
  const { choices: [choice] } = await client.chat.completions.create({ model, messages: REFUSED });
  assert.equal(choice.message.content, null);
  assert.equal(choice.message.annotations.length, 0);
  assert.ok(choice.message.refusal.length > 0);
  return choice.message.refusal;
});

await check("streamed answer", async () => {
  const whole = await client.chat.completions.create({ model, messages: ANSWERED });
  const stream = client.chat.completions.stream({
    model,
    messages: ANSWERED,
    stream_options: { include_usage: true },
  });
  let text = "";
  stream.on("content", delta => (text += delta));
  const final = await stream.finalChatCompletion();
  assert.equal(final.choices[0].finish_reason, "stop");
  assert.equal(text, whole.choices[0].message.content);
  assert.equal(final.choices[0].message.content, text);
  assert.deepEqual(final.usage, whole.usage);
  return `${text.length} characters`;
});

await check("streamed refusal", async () => {
  const stream = client.chat.completions.stream({ model, messages: REFUSED });
  let refusal = "";
  stream.on("refusal.delta", ({ delta }) => (refusal += delta));
  const final = await stream.finalChatCompletion();
  assert.ok(!final.choices[0].message.content);
  assert.equal(final.choices[0].message.refusal, refusal);
  return refusal;
});

await check("errors", async () => {
  const unknown = await client.chat.completions.create({ model: "gpt-0", messages: ANSWERED }).catch(e => e);
  assert.ok(unknown instanceof OpenAI.NotFoundError);
  assert.equal(unknown.code, "model_not_found");
  const two = await client.chat.completions.create({ model, messages: ANSWERED, n: 2 }).catch(e => e);
  assert.ok(two instanceof OpenAI.BadRequestError);
  assert.equal(two.param, "n");
  return `${unknown.message} | ${two.message}`;
});
