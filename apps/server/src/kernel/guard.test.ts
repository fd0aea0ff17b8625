// Which addresses may be called.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { createGuard } from "./guard.ts";

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
