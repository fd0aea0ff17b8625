// Calling addresses that users typed: what is sent and read, what goes wrong, and that nothing gets around the guard.

import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from "node:net";
import { after, before, beforeEach, suite, test } from "node:test";
import { CERTIFICATE, KEY } from "../testing/tls.ts";
import { createGuard, type Guard, OutsideError } from "./guard.ts";
import { createPoster, type Post, type Poster } from "./outside.ts";

const strict = createGuard({ allow: [], allowLoopbackHttp: false });
const lenient = createGuard({ allow: [], allowLoopbackHttp: true });

async function refusal(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof OutsideError, String(error));
    return error.code;
  }
  return "none";
}

const listen = async (server: Server | TcpServer): Promise<number> => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
};

suite("calling them", () => {
  let server: Server;
  let port: number;
  let secure: Server;
  let securePort: number;
  let heard: { body: string; headers: IncomingMessage["headers"]; socket: unknown }[] = [];
  let answer: RequestListener;
  const posters: Poster[] = [];

  /** Names lead where the test says; what they lead to is asked anew for every connection. */
  const posterWith = (resolve: (name: string) => readonly string[], allow: readonly string[] = []): Poster =>
    posterOf(createGuard({ allow, allowLoopbackHttp: true, resolve: async (name) => resolve(name) }));
  const posterOf = (guard: Guard): Poster => {
    const poster = createPoster(guard, { ca: CERTIFICATE });
    posters.push(poster);
    return poster;
  };
  const local = (more: Partial<Post> = {}): Post => ({
    url: `http://127.0.0.1:${port}/in`,
    headers: { "content-type": "application/json" },
    body: "{}",
    ...more,
  });

  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    heard.push({
      body: Buffer.concat(chunks).toString(),
      headers: request.headers,
      socket: `${request.socket.remotePort}`,
    });
    answer(request, response);
  };

  before(async () => {
    server = createServer(listener);
    secure = createSecureServer({ cert: CERTIFICATE, key: KEY }, listener);
    port = await listen(server);
    securePort = await listen(secure);
  });
  beforeEach(() => {
    heard = [];
    answer = (_, response) => response.writeHead(200, { "content-type": "text/plain" }).end("taken");
  });
  after(async () => {
    for (const poster of posters) poster.close();
    for (const one of [server, secure]) {
      one.closeAllConnections();
      await new Promise((done) => one.close(done));
    }
  });

  test("sends the bytes it was given and hands back the answer", async () => {
    const poster = posterOf(lenient);
    const body = '{"text":"perché no/sì"}';
    const reply = await poster.post(local({ body, headers: { "x-hook-event-id": "1" } }));
    assert.equal(reply.status, 200);
    assert.equal(reply.text, "taken");
    assert.equal(reply.headers["content-type"], "text/plain");
    assert.equal(Number.isInteger(reply.durationMs), true);
    assert.equal(heard[0]?.body, body);
    assert.equal(heard[0]?.headers["content-length"], String(Buffer.byteLength(body)));
    assert.equal(heard[0]?.headers["x-hook-event-id"], "1");
    await poster.post(local({ body: Buffer.from(body) }));
    assert.equal(heard[1]?.body, body);
    assert.equal(heard[1]?.socket, heard[0]?.socket, "over the same connection");
  });

  test("over TLS, to a name", async () => {
    const poster = posterWith(() => ["127.0.0.1"]);
    assert.equal((await poster.post(local({ url: `https://localhost:${securePort}/` }))).text, "taken");
    const wrongName = poster.post(local({ url: `https://hooks.localhost:${securePort}/` }));
    assert.equal(await refusal(wrongName), "tls");
    const untrusted = createPoster(lenient).post(local({ url: `https://127.0.0.1:${securePort}/` }));
    assert.equal(await refusal(untrusted), "tls");
    assert.equal(heard.length, 1);
  });

  test("a name that leads to one private address among public ones is refused unheard", async () => {
    for (const found of [
      ["127.0.0.1"],
      ["1.1.1.1", "127.0.0.1"],
      ["1.1.1.1", "::ffff:127.0.0.1"],
      ["fe80::1"],
    ]) {
      const url = `https://hooks.example:${securePort}/`;
      const failed = posterWith(() => found).post(local({ url }));
      await assert.rejects(failed, (error: OutsideError) => {
        assert.equal(error.code, "refused_address");
        assert.doesNotMatch(error.message, /127\.0|fe80/, "what was found is not told");
        return true;
      });
    }
    assert.equal(heard.length, 0);
  });

  test("a number instead of a name, however it is written, is refused unheard", async () => {
    const poster = posterOf(strict);
    for (const host of ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]"])
      assert.equal(
        await refusal(poster.post(local({ url: `https://${host}:${securePort}/` }))),
        "refused_address",
      );
    assert.equal(heard.length, 0);
  });

  test("a name that leads elsewhere the second time is checked the second time", async () => {
    const asked: string[] = [];
    const poster = posterWith(
      (name) => {
        asked.push(name);
        return [asked.length === 1 ? "127.0.0.1" : "10.255.255.1"];
      },
      ["127.0.0.1"],
    );
    answer = (_, response) => response.writeHead(200, { connection: "close" }).end("taken");
    const post = local({ url: `https://localhost:${securePort}/` });
    assert.equal((await poster.post(post)).status, 200);
    assert.deepEqual(asked, ["localhost"], "asked once for a connection: what was checked is what is called");
    assert.equal(await refusal(poster.post(post)), "refused_address");
    assert.equal(heard.length, 1);
  });

  test("a kept connection is used by the name that it was checked for", async () => {
    const asked: string[] = [];
    const poster = posterWith((name) => {
      asked.push(name);
      return ["127.0.0.1"];
    });
    await poster.post(local({ url: `https://localhost:${securePort}/` }));
    await poster.post(local({ url: `https://localhost:${securePort}/` }));
    assert.equal(heard[1]?.socket, heard[0]?.socket);
    const stranger = poster.post(local({ url: `https://hooks.example:${securePort}/` }));
    assert.equal(await refusal(stranger), "refused_address");
    assert.deepEqual(asked, ["localhost", "hooks.example"]);
    assert.equal(heard.length, 2);
  });

  test("the other end is checked again once the connection stands, also of a kept one", async () => {
    const refusing = posterOf({ ...lenient, watch: strict.watch });
    assert.equal(await refusal(refusing.post(local())), "refused_address");
    assert.equal(heard.length, 0, "before anything is sent");
    let now: Guard = lenient;
    const poster = posterOf({ ...lenient, watch: (socket, host) => now.watch(socket, host) });
    await poster.post(local());
    now = strict;
    assert.equal(await refusal(poster.post(local())), "refused_address");
    assert.equal(heard.length, 1);
  });

  test("a redirect is an answer and is not followed", async () => {
    answer = (_, response) => response.writeHead(302, { location: `http://127.0.0.1:${port}/else` }).end();
    const reply = await posterOf(lenient).post(local());
    assert.equal(reply.status, 302);
    assert.equal(heard.length, 1);
  });

  test("of a long answer the beginning is read, and the connection ends", async () => {
    let sent = 0;
    const closed = new Promise<void>((done) => {
      answer = (_, response) => {
        response.on("close", done);
        const more = (): void => {
          while (sent < 50_000_000) {
            sent += 100_000;
            if (!response.write("x".repeat(100_000))) return void response.once("drain", more);
          }
          response.end();
        };
        more();
      };
    });
    const reply = await posterOf(lenient).post(local());
    assert.equal(reply.status, 200);
    assert.equal(reply.text, "x".repeat(65_536));
    await closed;
    assert.equal(sent < 50_000_000, true, `${sent} bytes were sent`);
  });

  test("an answer with NUL in it can be kept as text", async () => {
    answer = (_, response) => response.end("a\0b");
    assert.equal((await posterOf(lenient).post(local())).text, "a\uFFFDb");
  });

  test("whoever drips the body, the head or nothing at all runs out of time", async () => {
    const drip = (first: string, piece: string) =>
      createTcpServer((socket) => {
        socket.write(first);
        const timer = setInterval(() => socket.write(piece), 10);
        socket
          .on("error", () => undefined)
          .on("close", () => clearInterval(timer))
          .resume();
      });
    const rows = [
      [drip("HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n", "x"), "too_slow"],
      [drip("HTTP/1.1 200 OK\r\n", "x: y\r\n"), "timeout"],
      [drip("HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n"), "timeout"],
      [createTcpServer((socket) => socket.on("error", () => undefined).resume()), "timeout"],
    ] as const;
    for (const [dripping, code] of rows) {
      const url = `http://127.0.0.1:${await listen(dripping)}/`;
      const closed = new Promise<void>((done) =>
        dripping.once("connection", (socket) => socket.once("close", done)),
      );
      assert.equal(await refusal(posterOf(lenient).post(local({ url, timeoutMs: 150 }))), code);
      await closed;
      dripping.close();
    }
  });

  test("looking for the address counts too", async () => {
    const guard = createGuard({
      allow: [],
      allowLoopbackHttp: true,
      resolve: () => new Promise(() => undefined),
    });
    const url = `https://hooks.example:${securePort}/`;
    assert.equal(await refusal(posterOf(guard).post(local({ url, timeoutMs: 30 }))), "timeout");
  });

  test("everything else that goes wrong has a short name", async () => {
    const raw = async (text: string): Promise<string> => {
      const talk = createTcpServer((socket) => {
        socket
          .on("error", () => undefined)
          .once("data", () => {
            if (text === "") socket.resetAndDestroy();
            else socket.end(text);
          });
      });
      const url = `http://127.0.0.1:${await listen(talk)}/`;
      const code = await refusal(posterOf(lenient).post(local({ url })));
      talk.close();
      return code;
    };
    assert.equal(await raw(""), "reset");
    assert.equal(await raw("HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nshort"), "reset");
    assert.equal(await raw("SSH-2.0-OpenSSH_9.9\r\n"), "bad_answer");
    assert.equal(
      await raw("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"),
      "reset",
    );
    const gone = createTcpServer();
    const url = `http://127.0.0.1:${await listen(gone)}/`;
    await new Promise((done) => gone.close(done));
    assert.equal(await refusal(posterOf(lenient).post(local({ url }))), "connect");
    const nowhere = posterWith(() => []).post(local({ url: "https://hooks.example/" }));
    assert.equal(await refusal(nowhere), "dns");
  });

  test("a kept connection that the other side has just given up is nobody's failure", async () => {
    let connections = 0;
    const fickle = createTcpServer((socket) => {
      connections += 1;
      let requests = 0;
      socket
        .on("error", () => undefined)
        .on("data", () => {
          requests += 1;
          if (requests === 1) socket.write("HTTP/1.1 204 No Content\r\n\r\n");
          else socket.resetAndDestroy();
        });
    });
    const url = `http://127.0.0.1:${await listen(fickle)}/`;
    const poster = posterOf(lenient);
    assert.equal((await poster.post(local({ url }))).status, 204);
    assert.equal((await poster.post(local({ url }))).status, 204);
    assert.equal(connections, 2);
    poster.close();
    fickle.close();
  });

  test("a name of this machine needs no name server", async () => {
    assert.equal((await posterOf(lenient).post(local({ url: `http://localhost:${port}/` }))).status, 200);
  });
});
