// A certificate for 127.0.0.1 that vouches for nothing: made for tests, its key is public.

import { writeFileSync } from "node:fs";
import { join } from "node:path";

export const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg8zTiVyAT0h6rhWWj
pOp0Su0YpwjwQMQZkc5VMGY2222hRANCAATkzsv8gRZjF3w3oyiQ5hCWHf9FbIGx
rsUS6O1IMz+0B5k4e0HpDG3vg1JhR3HOSgiCBvanI2IpOB0U5h8lDdUy
-----END PRIVATE KEY-----
`;

export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUX8O7zgpKbdeQdDVHUkmI/J3vk0wwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjIzNDQwNloYDzIxMjYxMDI5
MjM0NDA2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATkzsv8gRZjF3w3oyiQ5hCWHf9FbIGxrsUS6O1IMz+0B5k4e0HpDG3v
g1JhR3HOSgiCBvanI2IpOB0U5h8lDdUyo28wbTAdBgNVHQ4EFgQUbYtvQtXtpEox
6IaVeM54ws4j5EkwHwYDVR0jBBgwFoAUbYtvQtXtpEox6IaVeM54ws4j5EkwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3QwCgYIKoZI
zj0EAwIDSAAwRQIhAIPYzgLi4EaAgEB7bCbm/CRPenQcvcBdKPB/ig1EUEnmAiAR
xXoOEjWeLl/QWxW5VgFVbvEgNKUc1FC1DqLBTutmgA==
-----END CERTIFICATE-----
`;

/** Writes both files; answers the variables that name them. */
export function writeTlsFiles(folder: string): { TLS_CERT: string; TLS_KEY: string } {
  const files = { TLS_CERT: join(folder, "cert.pem"), TLS_KEY: join(folder, "key.pem") };
  writeFileSync(files.TLS_CERT, CERTIFICATE);
  writeFileSync(files.TLS_KEY, KEY);
  return files;
}
