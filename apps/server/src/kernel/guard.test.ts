// Which addresses may be called, and that nothing gets around the check.

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

const PUBLIC = [
  "93.184.215.14",
  "1.1.1.1",
  "172.32.0.1",
  "100.128.0.1",
  "2606:4700::6810:85e5",
  "::ffff:1.1.1.1",
];
const NOT_PUBLIC = [
  "0.0.0.0",
  "0.1.2.3",
  "10.0.0.1",
  "100.64.0.1",
  "100.100.100.200",
  "127.0.0.1",
  "127.255.255.254",
  "168.63.129.16",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.8",
  "192.0.2.1",
  "192.88.99.1",
  "192.168.1.1",
  "198.18.0.1",
  "198.51.100.7",
  "203.0.113.7",
  "224.0.0.1",
  "239.255.255.255",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:169.254.169.254",
  "::ffff:a00:1",
  "::127.0.0.1",
  "::808:808",
  "64:ff9b::a00:1",
  "64:ff9b::169.254.169.254",
  "64:ff9b:1::1",
  "100::1",
  "2001::1",
  "2001:0:4136:e378:8000:63bf:3fff:fdd2",
  "2001:2::1",
  "2001:10::1",
  "2001:20::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "2002:a00:1::1",
  "3fff::1",
  "4000::1",
  "5f00::1",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fe80::1%eth0",
  "fec0::1",
  "ff02::1",
  "not an address",
  "",
];

suite("which addresses may be called", () => {
  test("public ones, of one machine, and no others", () => {
    for (const ip of PUBLIC) assert.equal(strict.allows(ip, "hooks.example"), true, ip);
    for (const ip of NOT_PUBLIC) assert.equal(strict.allows(ip, "hooks.example"), false, ip);
    assert.equal(strict.allows("64:ff9b::101:101", "hooks.example"), true, "1.1.1.1, where a NAT64 is");
  });

  test("what the operator lists besides", () => {
    const guard = createGuard({
      allow: ["10.1.0.0/16", "fd00:1::/32", "192.168.7.7"],
      allowLoopbackHttp: false,
    });
    const inside = ["10.1.2.3", "::ffff:10.1.2.3", "64:ff9b::a01:203", "fd00:1::5", "192.168.7.7"];
    for (const ip of inside) assert.equal(guard.allows(ip, "hooks.example"), true, ip);
    for (const ip of ["10.2.0.1", "fd00:2::5", "192.168.7.8", "127.0.0.1"])
      assert.equal(guard.allows(ip, "hooks.example"), false, ip);
    assert.equal(guard.problemOf("https://10.1.2.3/hook"), undefined);
    assert.match(guard.problemOf("http://10.1.2.3/hook") ?? "", /https/);
  });

  test("where nothing is in production, this machine by its own names alone", () => {
    assert.equal(lenient.allows("127.0.0.1", "localhost"), true);
    assert.equal(lenient.allows("::1", "localhost"), true);
    assert.equal(lenient.allows("127.0.0.1", "127.0.0.1"), true);
    assert.equal(lenient.allows("127.0.0.1", "hooks.example"), false, "a stranger's name");
    assert.equal(lenient.allows("10.0.0.1", "localhost"), false, "not this machine");
  });

  test("a URL is refused for its form when it is saved", () => {
    const rows: readonly [url: string, strict: RegExp | undefined, lenient: RegExp | undefined][] = [
      ["https://hooks.example/in?a=b", undefined, undefined],
      ["https://hooks.example:8443/in", undefined, undefined],
      ["https://1.1.1.1/in", undefined, undefined],
      ["https://[2606:4700::6810:85e5]/in", undefined, undefined],
      ["hooks.example/in", /must be a URL/, /must be a URL/],
      ["http://hooks.example/in", /must begin with https/, /must begin with https/],
      ["ftp://hooks.example/in", /must begin with https/, /must begin with https/],
      ["file:///etc/passwd", /must begin with https/, /must begin with https/],
      ["https://me@hooks.example/", /user name/, /user name/],
      ["https://me:secret@hooks.example/", /user name/, /user name/],
      ["http://localhost:3001/in", /https/, undefined],
      ["http://hooks.localhost/in", /https/, undefined],
      ["http://127.0.0.1:3001/in", /https/, undefined],
      ["http://[::1]:3001/in", /https/, undefined],
      ["http://localhost.example/in", /https/, /https/],
      ["https://localhost/in", /private/, undefined],
      ["https://localhost./in", /private/, undefined],
      ["https://169.254.169.254/latest/meta-data", /private/, /private/],
      ["http://169.254.169.254/latest/meta-data", /https/, /https/],
      ["https://2852039166/", /private/, /private/],
      ["https://0251.0376.0251.0376/", /private/, /private/],
      ["https://0xa9.0xfe.0xa9.0xfe/", /private/, /private/],
      ["https://0xa9fea9fe/", /private/, /private/],
      ["https://10.1/", /private/, /private/],
      ["https://①⑥⑨.254.169.254/", /private/, /private/],
      ["https://0/", /private/, /private/],
      ["https://2130706433/", /private/, undefined],
      ["https://0177.0.0.1/", /private/, undefined],
      ["https://0x7f.1/", /private/, undefined],
      ["https://[::ffff:7f00:1]/", /private/, undefined],
      ["https://[::ffff:169.254.169.254]/", /private/, /private/],
      ["https://[64:ff9b::a9fe:a9fe]/", /private/, /private/],
      ["https://[fd00:ec2::254]/", /private/, /private/],
    ];
    for (const [url, inProduction, elsewhere] of rows)
      for (const [guard, wanted] of [
        [strict, inProduction],
        [lenient, elsewhere],
      ] as const)
        if (wanted) assert.match(guard.problemOf(url) ?? "", wanted, url);
        else assert.equal(guard.problemOf(url), undefined, url);
  });
});

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
